using Platform.Access.SigningIn;
using Platform.Contracts.Clients;

namespace Platform.Access.ClientLogins;

/// <summary>Whoever was erased is out at once; the login itself goes with everything else.</summary>
internal sealed class EndSessionsWhenClientErased(AccessDb db, Sessions sessions) : IReaction<ClientErased>
{
    public async Task React(ClientErased fact, Envelope envelope, CancellationToken cancellationToken)
    {
        foreach (var id in await db.Clients.Where(account => fact.CardIds.Contains(account.ClientId)).Select(account => account.Id).ToListAsync(cancellationToken))
        {
            await sessions.EndAllOf(id, cancellationToken);
        }
    }
}
