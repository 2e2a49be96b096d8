using Platform.Access.SigningIn;
using Platform.Contracts.Access;

namespace Platform.Access.ClientLogins;

/// <summary>A hidden card, in the bin or merged away, signs nobody in. When it comes back its login does too, not its sessions.</summary>
internal sealed class PausedLogins(AccessDb db, Sessions sessions)
{
    /// <param name="freesAddress">Another card may use the address for a login meanwhile.</param>
    public async Task Pause(Guid clientId, bool freesAddress, CancellationToken cancellationToken)
    {
        if (await Account(clientId, cancellationToken) is not { } account)
        {
            return;
        }

        if (account.Enabled)
        {
            (account.Enabled, account.IsPaused) = (false, true);
            await sessions.EndAllOf(account.Id, cancellationToken);
            db.Publish(new LoginDisabled(clientId));
        }

        if (freesAddress)
        {
            account.EmailKey = $"{ClientAccount.KeyOf(account.Email)} {clientId:N}";
        }
    }

    public async Task Resume(Guid clientId, CancellationToken cancellationToken)
    {
        if (await Account(clientId, cancellationToken) is not { } account)
        {
            return;
        }

        // Somebody else has the address for a login now: this one stays off.
        var key = ClientAccount.KeyOf(account.Email);
        if (await db.Clients.AnyAsync(other => other.EmailKey == key && other.ClientId != clientId, cancellationToken))
        {
            return;
        }

        account.EmailKey = key;
        if (account.IsPaused)
        {
            (account.Enabled, account.IsPaused) = (true, false);
            db.Publish(new LoginEnabled(clientId, account.StateAt(db.Now)));
        }
    }

    private Task<ClientAccount?> Account(Guid clientId, CancellationToken cancellationToken)
        => db.Clients.FirstOrDefaultAsync(account => account.ClientId == clientId, cancellationToken);
}
