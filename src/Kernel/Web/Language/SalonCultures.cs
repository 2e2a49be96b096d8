using System.Globalization;
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

    private static readonly RequestCulture Dutch = Pair("nl-NL", "nl");
    private static readonly RequestCulture English = Pair("en-GB", "en");

    /// <summary>The pair of cultures of a language; Dutch for any language that we do not speak.</summary>
    public static RequestCulture Of(string? language) => language == "en" ? English : Dutch;

    internal static void Configure(RequestLocalizationOptions options)
    {
        options.DefaultRequestCulture = Dutch;
        options.SupportedCultures = [Dutch.Culture, English.Culture];
        options.SupportedUICultures = [Dutch.UICulture, English.UICulture];
        options.ApplyCurrentCultureToResponseHeaders = true;
        options.RequestCultureProviders =
        [
            new CookieRequestCultureProvider(),
            new CustomRequestCultureProvider(context => Task.FromResult(Result(FromBrowser(context)))),
            new CustomRequestCultureProvider(context => Task.FromResult(Result(FromSalon(context)))),
        ];
    }

    /// <summary>
    /// The system's own cultures, which cannot be changed: of any other every request would get a copy, and a copy asks for all its
    /// signs, names and currencies again.
    /// </summary>
    private static RequestCulture Pair(string formats, string texts)
        => new(CultureInfo.GetCultureInfo(formats), CultureInfo.GetCultureInfo(texts));

    private static string? FromBrowser(HttpContext context) => context.Request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(range => range.Quality ?? 1)
        .Select(range => range.Value.Value?.Split('-')[0])
        .FirstOrDefault(language => language is not null && Languages.Contains(language));

    private static string? FromSalon(HttpContext context)
        => context.RequestServices.GetService<TenantContext>() is { IsSet: true } salon ? salon.Tenant.Language : null;

    private static ProviderCultureResult? Result(string? language)
        => language is null ? null : new(Of(language).Culture.Name, Of(language).UICulture.Name);
}
