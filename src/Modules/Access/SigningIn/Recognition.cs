using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Access.Guests;
using Platform.Access.Staff;
using Platform.Kernel.Keys;

namespace Platform.Access.SigningIn;

/// <summary>
/// Says who a request comes from: on the API whoever's key is sent, in the restricted area a signed-in client, everywhere else
/// signed-in staff. Where a key is sent no cookie counts.
/// </summary>
internal sealed class Recognition(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "platform";
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var services = Context.RequestServices;
        var tenant = services.GetRequiredService<TenantContext>();
        if (!tenant.IsSet || tenant.Tenant.State != TenantState.Active)
        {
            return AuthenticateResult.NoResult();
        }

        if (await Who(services) is not { } found)
        {
            return AuthenticateResult.NoResult();
        }

        var identity = new ActorIdentity(SchemeName, tenant.TenantId, found.Who, found.OnBehalfOf, found.ProvedAt);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, $"{tenant.TenantId}:{found.Who.Kind}:{found.Who.Id:N}"));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    private async Task<Recognised?> Who(IServiceProvider services)
    {
        var header = Request.Headers.Authorization.ToString();
        if (Request.Path.StartsWithSegments("/api") && header.Length > 0)
        {
            return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
                ? await Program(services, header[Bearer.Length..].Trim())
                : null;
        }

        var isPortal = Request.Path.StartsWithSegments("/portal");
        if (isPortal && services.GetRequiredService<GuestPasses>() is var guests && guests.IsShown(Context))
        {
            // Never the client's own session: what a guest does stays a guest's.
            return await guests.Find(Context, Context.RequestAborted);
        }

        var kind = isPortal ? ActorKind.Client : ActorKind.Staff;
        return await services.GetRequiredService<Sessions>().Find(Context, kind, Context.RequestAborted);
    }

    private async Task<Recognised?> Program(IServiceProvider services, string key)
    {
        var hash = LinkTokens.Hash(key);
        var known = await services.GetRequiredService<AccessDb>().Keys.AsNoTracking().FirstOrDefaultAsync(k => k.KeyHash == hash && k.RevokedAt == null, Context.RequestAborted);
        return known is null ? null
            : new Recognised(known.ToActor(await services.GetRequiredService<RoleMemory>().Now(Context.RequestAborted)), null, null);
    }
}
