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
