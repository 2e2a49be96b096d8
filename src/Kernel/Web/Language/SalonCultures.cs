using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Web;

/// <summary>
/// Dutch and British English. Formats need a region (the euro sign, the order of a date), texts only a language: nl is
/// (nl-NL, nl), en is (en-GB, en).
/// </summary>
public static class SalonCultures
{
    /// <summary>The languages by their code, the first one first.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["nl", "en"];

    /// <summary>The pair of cultures of a language; Dutch for any language that we do not speak.</summary>
    public static RequestCulture Of(string? language) => language == "en" ? new("en-GB", "en") : new("nl-NL", "nl");

    internal static void Configure(RequestLocalizationOptions options)
    {
        options.DefaultRequestCulture = Of("nl");
        options.AddSupportedCultures("nl-NL", "en-GB").AddSupportedUICultures("nl", "en");
        options.ApplyCurrentCultureToResponseHeaders = true;
        options.RequestCultureProviders =
        [
            new CookieRequestCultureProvider(),
            new CustomRequestCultureProvider(context => Task.FromResult(Result(FromBrowser(context)))),
            new CustomRequestCultureProvider(context => Task.FromResult(Result(FromSalon(context)))),
        ];
    }

    private static string? FromBrowser(HttpContext context) => context.Request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(range => range.Quality ?? 1)
        .Select(range => range.Value.Value?.Split('-')[0])
        .FirstOrDefault(language => language is not null && Languages.Contains(language));

    private static string? FromSalon(HttpContext context)
        => context.RequestServices.GetService<TenantContext>() is { IsSet: true } salon ? salon.Tenant.Language : null;

    private static ProviderCultureResult? Result(string? language)
        => language is null ? null : new(Of(language).Culture.Name, Of(language).UICulture.Name);
}
