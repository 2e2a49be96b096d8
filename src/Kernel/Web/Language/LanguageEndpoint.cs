using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Platform.Kernel.Modules;

namespace Platform.Kernel.Web;

/// <summary>POST /language: remembers the language a person chose and goes back to where they were.</summary>
public static class LanguageEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/language", Choose).ExcludeFromDescription()
        .WithMetadata(new Admission(Door.Anywhere));

    private static RedirectHttpResult Choose(Posted<LanguageChoice> posted, HttpContext context)
    {
        context.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(SalonCultures.Of(posted.Value.Language)),
            new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                HttpOnly = true,
            });

        var back = posted.Value.ReturnUrl;
        return TypedResults.LocalRedirect(back is not null && RedirectHttpResult.IsLocalUrl(back) ? back : "/");
    }

    private sealed class LanguageChoice
    {
        public string? Language { get; set; }

        public string? ReturnUrl { get; set; }
    }
}
