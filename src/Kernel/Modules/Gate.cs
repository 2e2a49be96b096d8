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
public sealed class ActorIdentity(string scheme, int tenantId, Actor actor, Actor? onBehalfOf = null) : System.Security.Claims.ClaimsIdentity(scheme)
{
    public int TenantId => tenantId;

    public Actor Actor => actor;

    public Actor? OnBehalfOf => onBehalfOf;
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
        else if (endpoint.Metadata.GetMetadata<Access>() is not { } access || access.Door == Door.Platform == scope.IsSet)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (Refusal(context, scope, access) is { } refused)
        {
            await refused.ExecuteAsync(context);
        }
        else
        {
            await next(context);
        }
    });

    /// <summary>A session of another salon counts as nobody.</summary>
    private static void Recognise(HttpContext context, TenantContext scope)
    {
        if (scope.IsSet && context.User.Identities.OfType<ActorIdentity>().FirstOrDefault(who => who.TenantId == scope.TenantId) is { } known)
        {
            scope.ActAs(known.Actor, known.OnBehalfOf);
        }
    }

    private static IResult? Refusal(HttpContext context, TenantContext scope, Access access)
    {
        var known = access.Door switch
        {
            Door.Staff => scope.Actor.Kind == ActorKind.Staff,
            Door.Portal => scope.Actor.Kind == ActorKind.Client,
            Door.Api => scope.Actor.Kind is ActorKind.Staff or ActorKind.ApiKey,
            _ => true,
        };
        if (!known)
        {
            return access.Door == Door.Api ? ApiProblems.Unauthorized(context) : ToSignIn(context, access.Door);
        }

        if (access.Needs is { } right && !scope.Actor.May(right))
        {
            return access.Door == Door.Api ? ApiProblems.Forbidden() : TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        return null;
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
