using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Access.Passkeys;

/// <summary>Whose passkey it is, as the framework's handler gets to see it.</summary>
internal sealed record PasskeyHolder(Guid AccountId);

/// <summary>
/// Our accounts as the store that the framework's passkey handler looks into: it finds, and nothing else. Staff and clients are two books,
/// so a passkey of the one opens nothing of the other.
/// </summary>
internal sealed class PasskeyBook(AccessDb db, ActorKind kind) : IUserPasskeyStore<PasskeyHolder>
{
    /// <summary>What a credential is found by.</summary>
    public static string HashOf(byte[] credentialId) => WebEncoders.Base64UrlEncode(SHA256.HashData(credentialId));

    public Task<PasskeyHolder?> FindByIdAsync(string userId, CancellationToken cancellationToken)
        => Task.FromResult(Guid.TryParseExact(userId, "N", out var id) ? new PasskeyHolder(id) : null);

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(PasskeyHolder user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var hash = HashOf(credentialId);
        var passkey = await db.Passkeys.AsNoTracking().FirstOrDefaultAsync(
            p => p.CredentialHash == hash && p.Kind == kind && p.AccountId == user.AccountId, cancellationToken);
        return passkey is null ? null : Read(passkey);
    }

    /// <summary>Of staff and of clients: no two accounts of a salon share one.</summary>
    public async Task<PasskeyHolder?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var hash = HashOf(credentialId);
        return await db.Passkeys.Where(p => p.CredentialHash == hash).Select(p => new PasskeyHolder(p.AccountId))
            .FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(PasskeyHolder user, CancellationToken cancellationToken)
        => [.. (await db.Passkeys.AsNoTracking().Where(p => p.Kind == kind && p.AccountId == user.AccountId).ToListAsync(cancellationToken))
            .Select(Read)];

    public Task<string> GetUserIdAsync(PasskeyHolder user, CancellationToken cancellationToken)
        => Task.FromResult(user.AccountId.ToString("N"));

    public void Dispose()
    {
    }

    private static UserPasskeyInfo Read(Passkey passkey) => new(
        WebEncoders.Base64UrlDecode(passkey.CredentialId), Convert.FromBase64String(passkey.PublicKey), passkey.CreatedAt,
        (uint)passkey.SignCount, passkey.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries), true, passkey.IsBackupEligible,
        passkey.IsBackedUp, [], []);

    // What follows the interface asks for and the handler never calls: accounts change in their own features.
    Task IUserPasskeyStore<PasskeyHolder>.AddOrUpdatePasskeyAsync(PasskeyHolder user, UserPasskeyInfo passkey, CancellationToken token)
        => throw new NotSupportedException();

    Task IUserPasskeyStore<PasskeyHolder>.RemovePasskeyAsync(PasskeyHolder user, byte[] credentialId, CancellationToken token)
        => throw new NotSupportedException();

    Task<string?> IUserStore<PasskeyHolder>.GetUserNameAsync(PasskeyHolder user, CancellationToken token)
        => throw new NotSupportedException();

    Task IUserStore<PasskeyHolder>.SetUserNameAsync(PasskeyHolder user, string? name, CancellationToken token)
        => throw new NotSupportedException();

    Task<string?> IUserStore<PasskeyHolder>.GetNormalizedUserNameAsync(PasskeyHolder user, CancellationToken token)
        => throw new NotSupportedException();

    Task IUserStore<PasskeyHolder>.SetNormalizedUserNameAsync(PasskeyHolder user, string? name, CancellationToken token)
        => throw new NotSupportedException();

    Task<IdentityResult> IUserStore<PasskeyHolder>.CreateAsync(PasskeyHolder user, CancellationToken token)
        => throw new NotSupportedException();

    Task<IdentityResult> IUserStore<PasskeyHolder>.UpdateAsync(PasskeyHolder user, CancellationToken token)
        => throw new NotSupportedException();

    Task<IdentityResult> IUserStore<PasskeyHolder>.DeleteAsync(PasskeyHolder user, CancellationToken token)
        => throw new NotSupportedException();

    Task<PasskeyHolder?> IUserStore<PasskeyHolder>.FindByNameAsync(string name, CancellationToken token)
        => throw new NotSupportedException();
}
