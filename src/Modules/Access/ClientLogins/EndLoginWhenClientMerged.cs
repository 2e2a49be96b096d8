using Platform.Contracts.Clients;

namespace Platform.Access.ClientLogins;

/// <summary>
/// Of several logins the main card's stays; its address may be the one of the other card from now on, and is asked to confirm.
/// </summary>
internal sealed class EndLoginWhenClientMerged(PausedLogins logins, LoginAddresses addresses) : IReaction<ClientMerged>
{
    public async Task React(ClientMerged fact, Envelope envelope, CancellationToken cancellationToken)
    {
        await logins.Pause(fact.ClientId, freesAddress: true, cancellationToken);
        await addresses.Follow(fact.MainId, cancellationToken);
    }
}
