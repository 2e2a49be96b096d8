using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Platform.Kernel.Api;
using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Modules;

/// <summary>Who may come in by an address.</summary>
public enum Door
{
    /// <summary>Pages of the salon for its signed-in people.</summary>
    Staff,
    /// <summary>Pages of the salon for anyone: signing in, links in mails.</summary>
    Public,
    /// <summary>The restricted area: pages for a signed-in client.</summary>
    Portal,
    /// <summary>JSON for an API key or a signed-in member of staff.</summary>
    Api,
    /// <summary>Addresses that belong to no salon.</summary>
    Platform,
    /// <summary>For anyone, in a salon and outside: the language, links in mails.</summary>
    Anywhere,
}

/// <summary>On every endpoint: its door, and the right that the person needs. An endpoint without one is never served.</summary>
public sealed record Admission(Door Door, Right? Needs = null);

/// <summary>The doors of the house. A feature maps its addresses behind the one they belong to.</summary>
public sealed class Doors(IEndpointRouteBuilder routes)
{
    public RouteGroupBuilder Staff { get; } = Behind(routes.MapGroup("").ExcludeFromDescription(), Door.Staff);

    public RouteGroupBuilder Public { get; } = Behind(routes.MapGroup("").ExcludeFromDescription(), Door.Public);

    public RouteGroupBuilder Portal { get; } = Behind(routes.MapGroup("/portal").ExcludeFromDescription(), Door.Portal);

    /// <summary>Version 1; paths begin after <c>/api/v1</c>.</summary>
    public RouteGroupBuilder Api { get; } = Behind(routes.MapGroup("/api/v1"), Door.Api).ForPrograms();

    public RouteGroupBuilder Platform { get; } = Behind(routes.MapGroup("").ExcludeFromDescription(), Door.Platform);

    public RouteGroupBuilder Anywhere { get; } = Behind(routes.MapGroup("").ExcludeFromDescription(), Door.Anywhere);

    private static RouteGroupBuilder Behind(RouteGroupBuilder group, Door door) => group.WithMetadata(new Admission(door));
}

/// <summary>What an endpoint says about itself.</summary>
public static class EndpointNeeds
{
    /// <summary>Only people with this right come in; page, API and navigation ask the same.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Right right)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Finally(builder =>
        {
            var door = builder.Metadata.OfType<Admission>().Last().Door;
            builder.Metadata.Add(new Admission(door, right));
        });
        return endpoint;
    }

    /// <summary>Any signed-in person may: said aloud, so that forgetting a right cannot look like this.</summary>
    public static TBuilder NeedsNoRight<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder
        => endpoint.WithMetadata(new OpenToEveryRole());

    /// <summary>
    /// Only for staff who proved who they are a moment ago; the others are asked for their password first. A key is proof by itself.
    /// </summary>
    public static TBuilder NeedsFreshSignIn<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder
        => endpoint.WithMetadata(new FreshSignIn());

    /// <summary>
    /// In the restricted area: also for a member of staff who is logged in as the client. Whatever changes something and does not say
    /// this is for the client alone.
    /// </summary>
    public static TBuilder AlsoOnBehalf<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder
        => endpoint.WithMetadata(new OpenOnBehalf());
}

/// <summary>See <see cref="EndpointNeeds.AlsoOnBehalf"/>.</summary>
public sealed class OpenOnBehalf;

/// <summary>See <see cref="EndpointNeeds.NeedsNoRight"/>.</summary>
public sealed class OpenToEveryRole;
