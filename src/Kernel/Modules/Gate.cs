using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Api;
using Platform.Kernel.Tenancy;
using Platform.Kernel.Web;

namespace Platform.Kernel.Modules;

/// <summary>Somebody who was recognised: the principal that our authentication schemes hand over.</summary>
/// <param name="provedAt">UTC; when the person last gave a password.</param>
public sealed class ActorIdentity(string scheme, int tenantId, Actor actor, Actor? onBehalfOf = null, DateTime? provedAt = null)
    : System.Security.Claims.ClaimsIdentity(scheme)
{
    public int TenantId => tenantId;

    public Actor Who => actor;

    public Actor? OnBehalfOf => onBehalfOf;

    public DateTime? ProvedAt => provedAt;
}

/// <summary>
/// The one place where it is decided whether a request comes in: right door, right salon, right person, right right. It runs
/// after routing and authentication and before anything of a feature.
/// </summary>
public static class Gate
{
    public static IApplicationBuilder UseGate(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var scope = context.RequestServices.GetRequiredService<TenantContext>();
        Recognise(context, scope);
        var endpoint = context.GetEndpoint();
        if (endpoint is null || endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null)
        {
            await next(context);
        }
        else if (endpoint.Metadata.GetMetadata<Admission>() is not { } admission || !FitsSalon(admission.Door, scope))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (Refusal(context, scope, admission) is { } refused)
        {
            await refused.ExecuteAsync(context);
        }
        else
        {
            await next(context);
        }
    });

    private static bool FitsSalon(Door door, TenantContext scope) => door switch
    {
        Door.Anywhere => true,
        Door.Platform => !scope.IsSet,
        // Without a salon nobody is known, so the API answers 401 instead of 404.
        Door.Api => true,
        _ => scope.IsSet,
    };

    /// <summary>A session of another salon counts as nobody.</summary>
    private static void Recognise(HttpContext context, TenantContext scope)
    {
        if (scope.IsSet && context.User.Identities.OfType<ActorIdentity>().FirstOrDefault(who => who.TenantId == scope.TenantId) is { } known)
        {
            var address = context.Connection.RemoteIpAddress;
            scope.ActAs(known.Who, known.OnBehalfOf, (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString());
        }
    }

    private static IResult? Refusal(HttpContext context, TenantContext scope, Admission admission)
    {
        var known = admission.Door switch
        {
            Door.Staff => scope.Actor.Kind == ActorKind.Staff,
            Door.Portal => scope.Client is not null,
            Door.Api => scope.Actor.Kind is ActorKind.Staff or ActorKind.ApiKey,
            _ => true,
        };
        if (!known)
        {
            return admission.Door == Door.Api ? ApiProblems.Unauthorized(context) : ToSignIn(context, admission.Door);
        }

        if (admission.Needs is { } right && !scope.Actor.May(right))
        {
            return admission.Door == Door.Api ? ApiProblems.Forbidden() : TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (admission.Door == Door.Portal && scope.OnBehalfOf is not null && IsForTheClientAlone(context))
        {
            return new Explained(ErrorText.NotOnBehalf);
        }

        return context.GetEndpoint()!.Metadata.GetMetadata<FreshSignIn>() is null || FreshSignIn.IsGiven(context) ? null
            : admission.Door == Door.Api ? FreshSignIn.Refuse() : FreshSignIn.Ask(context);
    }

    private static bool IsForTheClientAlone(HttpContext context)
        => !HttpMethods.IsGet(context.Request.Method) && context.GetEndpoint()!.Metadata.GetMetadata<OpenOnBehalf>() is null;

    /// <summary>A refusal that says why.</summary>
    private sealed class Explained(ErrorText why) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => ErrorPages.Write(httpContext, why);
    }

    /// <summary>Comes back to the page afterwards, when it was a page.</summary>
    private static RedirectHttpResult ToSignIn(HttpContext context, Door door)
    {
        var path = door == Door.Portal ? "/portal/sign-in" : "/sign-in";
        var back = HttpMethods.IsGet(context.Request.Method)
            ? $"?return={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}" : "";
        return TypedResults.LocalRedirect(context.Request.PathBase + path + back);
    }
}
