using Platform.Contracts.Clients;

namespace Platform.Access.ClientLogins;

/// <summary>A card in the bin signs nobody in; restoring it brings the login back, not the sessions.</summary>
internal sealed class EndLoginWhenClientDeleted(PausedLogins logins) : IReaction<ClientDeleted>
{
    public Task React(ClientDeleted fact, Envelope envelope, CancellationToken cancellationToken)
        => logins.Pause(fact.ClientId, freesAddress: false, cancellationToken);
}
