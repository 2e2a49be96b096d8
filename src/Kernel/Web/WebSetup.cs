using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Web;

/// <summary>What the host calls so that pages work: the services, then the steps of a request in this order.</summary>
public static class WebSetup
{
    public static IServiceCollection AddWeb(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddLocalization();
        services.AddHttpContextAccessor();
        services.AddAntiforgery(options =>
        {
            // One for all salons of a person: what counts is the token in the form, which knows the person.
            (options.Cookie.Name, options.Cookie.Path) = ("antiforgery", "/");
            options.SuppressXFrameOptionsHeader = true;
        });
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<AssetUrls>();
        services.AddSingleton(new NavItem("Settings", "/settings", "settings", null, 90));
        services.AddSingleton(new SettingsEntry("Failures", "FailuresHelp", "/settings/failures", "alert-triangle", Right.SeeFailures, 90, typeof(UiText)));
        services.AddScoped<FramedForms>();
        services.AddScoped<Here>();
        services.AddScoped<Flash>();
        services.AddScoped<Moments>();
        services.Configure<RequestLocalizationOptions>(SalonCultures.Configure);

        // Otherwise every letter outside ASCII is written as an entity.
        services.AddWebEncoders(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        return services;
    }

    /// <summary>First in the pipeline: headers and error pages also hold for what fails later.</summary>
    public static IApplicationBuilder UseWeb(this IApplicationBuilder app) => app.UseSecurityHeaders().UseUploadAnswers().UseErrorPages();

    /// <summary>After the salon is known, because its language counts when the person chose none.</summary>
    public static IApplicationBuilder UseSalonCultures(this IApplicationBuilder app) => app.UseRequestLocalization();

    public static void MapWeb(this IEndpointRouteBuilder routes)
    {
        LanguageEndpoint.Map(routes);
        AccentSheet.Map(routes);
    }
}
