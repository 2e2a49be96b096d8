using Platform.Access.SigningIn;
using Platform.Contracts.Clients;

namespace Platform.Access.ClientLogins;

/// <summary>A card in the bin signs nobody in; restoring it brings the login back, not the sessions.</summary>
internal sealed class EndLoginWhenClientDeleted(AccessDb db, Sessions sessions) : IReaction<ClientDeleted>
{
    public async Task React(ClientDeleted fact, Envelope envelope, CancellationToken cancellationToken)
    {
        if (await db.Clients.FirstOrDefaultAsync(a => a.ClientId == fact.ClientId, cancellationToken) is { Enabled: true } account)
        {
            account.Enabled = false;
            await sessions.EndAllOf(account.Id, cancellationToken);
            db.Publish(new Contracts.Access.LoginDisabled(fact.ClientId));
        }
    }
}
