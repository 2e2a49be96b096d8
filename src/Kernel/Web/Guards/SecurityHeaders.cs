using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Web;

/// <summary>What browsers are told to refuse: scripts and styles that are not our files, frames, guesses about content.</summary>
public static class SecurityHeaders
{
    private const string ContentPolicy = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
        + "form-action 'self'; frame-ancestors ";

    /// <summary>Of a mail shown in a frame of a page: its styles stand in it, and it can do nothing.</summary>
    public const string MailInFrame = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    /// <summary>Of a mail that is a page by itself: its links lead on, and that is all it can do.</summary>
    public const string MailAsPage = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'";

    /// <summary>Of a page that those websites may show in a frame, and that is in all else a page like the others.</summary>
    /// <param name="origins">Such as "https://www.salon.example".</param>
    public static string FramedBy(IEnumerable<string> origins) => ContentPolicy + string.Join(' ', origins);

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            Write(context);
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        // A page that needs another policy, such as a mail in its frame, has said so by now.
        headers.TryAdd("Content-Security-Policy", ContentPolicy + "'none'");
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        if (context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true)
        {
            // One address may answer with a page and with a piece of it.
            headers.Append("Vary", "HX-Request-Type");
            if (IsSignedIn(context))
            {
                // A shared tablet: the Back button shows nothing of somebody who signed out.
                headers.CacheControl = "no-store";
            }
        }
    }

    private static bool IsSignedIn(HttpContext context)
        => context.RequestServices.GetService<TenantContext>() is { IsSet: true, Actor.Kind: ActorKind.Staff or ActorKind.Client };
}
