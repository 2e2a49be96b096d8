using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Modules;

/// <summary>That staff proved a moment ago who they are. See <see cref="EndpointNeeds.NeedsFreshSignIn"/>.</summary>
public sealed class FreshSignIn
{
    /// <summary>How long a password counts as just given.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>True also for who is no member of staff: a key is proof by itself.</summary>
    public static bool IsGiven(HttpContext context)
    {
        var scope = context.RequestServices.GetRequiredService<TenantContext>();
        if (scope.Actor.Kind != ActorKind.Staff)
        {
            return true;
        }

        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var proved = context.User.Identities.OfType<ActorIdentity>().FirstOrDefault(who => who.TenantId == scope.TenantId)?.ProvedAt;
        return proved is { } at && at >= now - Lasts;
    }

    /// <summary>To the page that asks for the password. It leads back to this page; from a form to the page that it stood on.</summary>
    public static RedirectHttpResult Ask(HttpContext context)
    {
        var request = context.Request;
        return TypedResults.LocalRedirect(
            request.PathBase + PathTo(HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : PageOf(request)));
    }

    /// <summary>Where the password is asked for, before the page at <paramref name="back"/>; both within the salon.</summary>
    public static string PathTo(string back) => $"/sign-in/again?return={Uri.EscapeDataString(back)}";

    /// <summary>The same to a program.</summary>
    public static ProblemHttpResult Refuse() => TypedResults.Problem(
        statusCode: StatusCodes.Status403Forbidden, title: "Give your password again first: /sign-in/again");

    private static string PageOf(HttpRequest request)
        => Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) && page.Host == request.Host.Host
            && new PathString(page.AbsolutePath).StartsWithSegments(request.PathBase, out var inside) ? inside + page.Query : "/";
}
