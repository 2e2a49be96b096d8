using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Platform.Access.SigningIn;
using Platform.Kernel.Keys;

namespace Platform.Access.Passkeys;

/// <summary>What the browser is asked, and what has to come back with its answer.</summary>
/// <param name="Options">JSON for the browser's own passkey functions.</param>
/// <param name="Seal">What the server has to know again, closed to the browser.</param>
public sealed record PasskeyAsk(string Options, string Seal);

/// <summary>
/// The one seam to the framework's passkeys (W3C, Web Authentication). A challenge is for one salon, one browser and one purpose; it holds
/// for five minutes and is answered once. The relying party is the host that the browser stands on.
/// </summary>
internal sealed class PasskeyCeremony(
    AccessDb db, TenantContext tenant, IDataProtectionProvider protection, Sessions sessions, IHttpContextAccessor accessor)
{
    /// <summary>More than any authenticator says.</summary>
    private const int LongestAnswer = 20_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly IDataProtector protector =
        protection.CreateProtector("access.passkey", tenant.TenantId.ToString(CultureInfo.InvariantCulture));

    private HttpContext Context => accessor.HttpContext!;

    /// <summary>Asks the browser to make a passkey for somebody who is signed in.</summary>
    public async Task<PasskeyAsk> AskToMake(ActorKind kind, Account account)
    {
        // The salon's name stands beside the address: a host may serve several salons, and the phone lists all of them.
        var entity = new PasskeyUserEntity
        {
            Id = account.Id.ToString("N"), Name = $"{account.Email} ({tenant.Tenant.Name})", DisplayName = tenant.Tenant.Name,
        };
        var made = await HandlerOf(kind).MakeCreationOptionsAsync(entity, Context);
        return new PasskeyAsk(made.CreationOptionsJson, Seal(Purpose.Make, kind, account.Id, made.AttestationState!));
    }

    /// <summary>Asks the browser for any passkey of this salon.</summary>
    public async Task<PasskeyAsk> AskToShow(ActorKind kind)
    {
        var asked = await HandlerOf(kind).MakeRequestOptionsAsync(null, Context);
        return new PasskeyAsk(asked.RequestOptionsJson, Seal(Purpose.Show, kind, null, asked.AssertionState!));
    }

    /// <summary>The passkey that the browser made, to be named and saved; null for every answer that is not one to the question.</summary>
    public async Task<Func<string, Passkey>?> Made(
        ActorKind kind, Account account, string? seal, string? answer, CancellationToken cancellationToken)
    {
        if (await Open(seal, Purpose.Make, kind, account.Id, cancellationToken) is not { } state
            || answer is not { Length: < LongestAnswer })
        {
            return null;
        }

        var result = await HandlerOf(kind).PerformAttestationAsync(
            new PasskeyAttestationContext { HttpContext = Context, CredentialJson = answer, AttestationState = state });
        return result.Succeeded ? name => Keep(kind, account.Id, result.Passkey, name) : null;
    }

    /// <summary>The passkey that answered, its use written down; null for every answer that is not one to the question.</summary>
    public async Task<Passkey?> Shown(ActorKind kind, string? seal, string? answer, CancellationToken cancellationToken)
    {
        if (await Open(seal, Purpose.Show, kind, null, cancellationToken) is not { } state || answer is not { Length: < LongestAnswer })
        {
            return null;
        }

        var result = await HandlerOf(kind).PerformAssertionAsync(
            new PasskeyAssertionContext { HttpContext = Context, CredentialJson = answer, AssertionState = state });
        return result.Succeeded ? await Count(result.Passkey, cancellationToken) : null;
    }

    /// <summary>Of two answers that carry the same count one is late: an authenticator that was copied shows like this.</summary>
    private async Task<Passkey?> Count(UserPasskeyInfo shown, CancellationToken cancellationToken)
    {
        var (hash, count, now, taken) = (PasskeyBook.HashOf(shown.CredentialId), (long)shown.SignCount, db.Now, 0);
        await db.InTransaction(
            async () => taken = await db.Passkeys
                .Where(p => p.CredentialHash == hash && (p.SignCount < count || (p.SignCount == 0 && count == 0)))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(p => p.SignCount, count).SetProperty(p => p.IsBackedUp, shown.IsBackedUp)
                        .SetProperty(p => p.LastUsedAt, now),
                    cancellationToken),
            cancellationToken);
        return taken == 0 ? null : await db.Passkeys.AsNoTracking().FirstAsync(p => p.CredentialHash == hash, cancellationToken);
    }

    private Passkey Keep(ActorKind kind, Guid accountId, UserPasskeyInfo made, string name) => new()
    {
        Kind = kind, AccountId = accountId, Name = name, CredentialHash = PasskeyBook.HashOf(made.CredentialId),
        CredentialId = WebEncoders.Base64UrlEncode(made.CredentialId), PublicKey = Convert.ToBase64String(made.PublicKey),
        SignCount = made.SignCount, Transports = string.Join(' ', made.Transports ?? []), IsBackupEligible = made.IsBackupEligible,
        IsBackedUp = made.IsBackedUp, CreatedAt = db.Now,
    };

    private string Seal(Purpose purpose, ActorKind kind, Guid? accountId, string state) => protector.Protect(JsonSerializer.Serialize(
        new Sealed(Guid.CreateVersion7(), purpose, kind, accountId, Browser(purpose, kind), db.Now + Patience, state)));

    /// <summary>What was sealed for this browser, person and purpose, once; null for all else.</summary>
    private async Task<string?> Open(
        string? seal, Purpose purpose, ActorKind kind, Guid? accountId, CancellationToken cancellationToken)
    {
        if (Read(seal) is not { } opened || opened.Purpose != purpose || opened.Kind != kind || opened.AccountId != accountId
            || opened.Browser != Browser(purpose, kind) || opened.ExpiresAt <= db.Now)
        {
            return null;
        }

        var spent = db.Add(new SpentChallenge { Id = opened.Id, ExpiresAt = opened.ExpiresAt });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return opened.State;
        }
        catch (DbUpdateException refused) when (Dialect.Of(db.Database).IsUniqueViolation(refused))
        {
            spent.State = EntityState.Detached;
            return null;
        }
    }

    private Sealed? Read(string? seal)
    {
        try
        {
            return seal is { Length: > 0 and < LongestAnswer } ? JsonSerializer.Deserialize<Sealed>(protector.Unprotect(seal)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whoever is signed in is bound to the session; who is not yet gets a cookie that lives as long as the browser is open.
    /// </summary>
    private string Browser(Purpose purpose, ActorKind kind)
    {
        if (purpose == Purpose.Make)
        {
            return sessions.HashOf(Context, kind);
        }

        var name = $"{(Context.Request.IsHttps ? "__Host-" : "")}passkey-{tenant.TenantId}";
        if (Context.Request.Cookies[name] is { Length: > 0 and < 100 } known)
        {
            return LinkTokens.Hash(known);
        }

        var fresh = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        Context.Response.Cookies.Append(name, fresh, Sessions.Cookie(Context));
        return LinkTokens.Hash(fresh);
    }

    private PasskeyHandler<PasskeyHolder> HandlerOf(ActorKind kind)
    {
        var accounts = new UserManager<PasskeyHolder>(
            new PasskeyBook(db, kind), Options.Create(new IdentityOptions()), null!, [], [], null!, null!, null!,
            NullLogger<UserManager<PasskeyHolder>>.Instance);
        return new PasskeyHandler<PasskeyHolder>(accounts, Options.Create(new IdentityPasskeyOptions
        {
            UserVerificationRequirement = "required", ResidentKeyRequirement = "required", AttestationConveyancePreference = "none",
            AuthenticatorTimeout = Patience,
            ValidateOrigin = said => ValueTask.FromResult(
                !said.CrossOrigin && said.Origin == $"{said.HttpContext.Request.Scheme}://{said.HttpContext.Request.Host}"),
        }));
    }

    private enum Purpose
    {
        Make,
        Show,
    }

    private sealed record Sealed(
        Guid Id, Purpose Purpose, ActorKind Kind, Guid? AccountId, string Browser, DateTime ExpiresAt, string State);
}
