using Microsoft.AspNetCore.Http;

namespace Platform.Kernel.Web;

/// <summary>Addresses of mails that carry a secret.</summary>
public static class SecretLink
{
    /// <summary>The address goes into no store and to no other site.</summary>
    public static void KeepToItself(HttpContext context)
    {
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.CacheControl = "no-store";
    }

    /// <summary>Used, expired, foreign, guessed or cut: one and the same page, with 404.</summary>
    public static IResult Bad() => Ui.Page<BadLinkPage>(status: StatusCodes.Status404NotFound);
}
