using Platform.Access.Links;
using Platform.Access.Mails;
using Platform.Access.SigningIn;
using Platform.Contracts.Access;
using Platform.Contracts.Clients;
using Platform.Kernel.Mail;

namespace Platform.Access.ClientLogins;

/// <summary>
/// Another address for a login. A confirmed one stays the login until the new one is confirmed, and is warned; one that nobody
/// confirmed yet is replaced at once.
/// </summary>
internal sealed class LoginAddresses(AccessDb db, IClientDirectory clients, LinkIssue links, Sessions sessions, NewsMails news)
{
    /// <summary>Goes after what stands on the card now; to be saved by whoever calls.</summary>
    public async Task Follow(Guid clientId, CancellationToken cancellationToken)
    {
        var account = await db.Clients.FirstOrDefaultAsync(account => account.ClientId == clientId, cancellationToken);
        if (account is not { Enabled: true } || await clients.Find(clientId, cancellationToken) is not { } contact)
        {
            return;
        }

        (account.Name, account.Language) = (contact.DisplayName, contact.Language);
        if (contact.Email is not { Length: > 0 } email || email == account.PendingEmail)
        {
            return;
        }

        if (Account.KeyOf(email) == account.EmailKey)
        {
            await Forget(account, cancellationToken);
            return;
        }

        await Ask(account, email, cancellationToken);
    }

    /// <summary>False when somebody else signs in with this address; nothing is asked then.</summary>
    public async Task<bool> Ask(ClientAccount account, string email, CancellationToken cancellationToken)
    {
        if (await IsTaken(account, email, cancellationToken))
        {
            await Forget(account, cancellationToken);
            return false;
        }

        if (account.ConfirmedAt is null)
        {
            await sessions.EndAllOf(account.Id, cancellationToken);
            (account.Email, account.EmailKey) = (email, Account.KeyOf(email));
            await links.Mail(LinkPurpose.ConfirmLogin, account, cancellationToken);
        }
        else
        {
            account.PendingEmail = email;
            await links.Mail(LinkPurpose.ConfirmAddress, account, cancellationToken, email);
            news.Send(account, AccountNews.AddressChanging);
        }

        db.Publish(new AddressChangeAsked(account.ClientId));
        return true;
    }

    public Task<bool> IsTaken(ClientAccount account, string email, CancellationToken cancellationToken)
    {
        var key = Account.KeyOf(email);
        return db.Clients.AnyAsync(other => other.EmailKey == key && other.Id != account.Id, cancellationToken);
    }

    /// <summary>The address that waited does so no more.</summary>
    private async Task Forget(ClientAccount account, CancellationToken cancellationToken)
    {
        account.PendingEmail = null;
        var now = db.Now;
        await db.InTransaction(
            () => db.Links.Where(l => l.AccountId == account.Id && l.Purpose == LinkPurpose.ConfirmAddress && l.UsedAt == null
                && l.RevokedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, now), cancellationToken),
            cancellationToken);
    }
}
