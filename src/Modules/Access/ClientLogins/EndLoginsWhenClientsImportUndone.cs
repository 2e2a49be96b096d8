using Platform.Access.SigningIn;
using Platform.Contracts.Clients;

namespace Platform.Access.ClientLogins;

/// <summary>Undoing leaves clients with a login alone; one who got it at the same moment signs in to a card in the bin no more.</summary>
internal sealed class EndLoginsWhenClientsImportUndone(AccessDb db, Sessions sessions) : IReaction<ClientsImportUndone>
{
    public async Task React(ClientsImportUndone fact, Envelope envelope, CancellationToken cancellationToken)
    {
        var accounts = await db.Clients.Where(account => EF.Parameter(fact.RemovedIds).Contains(account.ClientId) && account.Enabled)
            .ToListAsync(cancellationToken);
        foreach (var account in accounts)
        {
            account.Enabled = false;
            await sessions.EndAllOf(account.Id, cancellationToken);
            db.Publish(new Contracts.Access.LoginDisabled(account.ClientId));
        }
    }
}
