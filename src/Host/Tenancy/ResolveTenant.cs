using Microsoft.AspNetCore.Http.Extensions;
using Platform.Kernel.Keys;
using Platform.Kernel.Tenancy;

namespace Platform.Host.Tenancy;

/// <summary>
/// Finds the salon of a request: by its own host, by <c>{slug}.localhost</c>, by the path <c>/s/{slug}</c>, or by the API key,
/// which names its salon. Nothing else that a client sends decides. Whether the person belongs there is asked later, at the gate.
/// </summary>
public static class ResolveTenant
{
    private const string LocalSuffix = ".localhost";

    public static void UseTenants(this WebApplication app) => app.Use(async (context, next) =>
    {
        var logger = app.Logger;
        var catalogue = context.RequestServices.GetRequiredService<TenantCatalogue>();
        var (tenant, named, former) = await Find(context, catalogue);
        if (former && HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.Redirect(Renamed(context.Request, tenant!), permanent: true);
        }
        else if (named && tenant is not { State: TenantState.Active or TenantState.Provisioning })
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else
        {
            if (tenant is not null)
            {
                context.RequestServices.GetRequiredService<TenantContext>().Enter(tenant, context.TraceIdentifier);
            }

            using var said = logger.BeginScope("tenant {Tenant}, request {Correlation}", tenant?.Id, context.TraceIdentifier);
            await next(context);
        }
    });

    private static async ValueTask<(Tenant? Tenant, bool Named, bool Former)> Find(HttpContext context, TenantCatalogue catalogue)
    {
        var request = context.Request;
        var host = request.Host.Host.ToLowerInvariant();
        if (host.EndsWith(LocalSuffix, StringComparison.Ordinal))
        {
            var slug = host[..^LocalSuffix.Length];
            var local = await catalogue.BySlug(slug);
            return (local, true, local is not null && local.Slug != slug);
        }

        if (await catalogue.ByHost(host) is { } own)
        {
            return (own, true, false);
        }

        if (request.Path.StartsWithSegments("/s", out var rest) && rest.HasValue && rest.Value!.Length > 1)
        {
            var slug = rest.Value.Split('/')[1];
            request.PathBase = request.PathBase.Add($"/s/{slug}");
            request.Path = rest.Value.Length > slug.Length + 1 ? rest.Value[(slug.Length + 1)..] : "/";
            var found = await catalogue.BySlug(slug.ToLowerInvariant());
            return (found, true, found is not null && found.Slug != slug);
        }

        return request.Path.StartsWithSegments("/api") && KeyTenant(request) is { } id ? (await catalogue.ById(id), true, false) : (null, false, false);
    }

    /// <summary>The salon that an API key speaks of; the key itself is checked by Access.</summary>
    private static int? KeyTenant(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? LinkTokens.TenantOf(header["Bearer ".Length..].Trim()) : null;
    }

    /// <summary>The same page at the address the salon has now.</summary>
    private static string Renamed(HttpRequest request, Tenant tenant) => request.Host.Host.EndsWith(LocalSuffix, StringComparison.Ordinal)
        ? UriHelper.BuildAbsolute(request.Scheme, WithHost(request, tenant.Slug + LocalSuffix), "", request.Path, request.QueryString)
        : $"/s/{tenant.Slug}{request.Path}{request.QueryString}";

    private static HostString WithHost(HttpRequest request, string host)
        => request.Host.Port is { } port ? new HostString(host, port) : new HostString(host);
}
