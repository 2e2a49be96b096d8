using Platform.Contracts.Clients;

namespace Platform.Access.ClientLogins;

/// <summary>Of several logins the main card's stays. Its address may be the one of the other card from now on.</summary>
internal sealed class EndLoginWhenClientMerged(PausedLogins logins) : IReaction<ClientMerged>
{
    public Task React(ClientMerged fact, Envelope envelope, CancellationToken cancellationToken)
        => logins.Pause(fact.ClientId, freesAddress: true, cancellationToken);
}
