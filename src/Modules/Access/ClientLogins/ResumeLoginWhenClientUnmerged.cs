using Platform.Contracts.Clients;

namespace Platform.Access.ClientLogins;

/// <summary>A card that is its own again has its login again.</summary>
internal sealed class ResumeLoginWhenClientUnmerged(PausedLogins logins) : IReaction<ClientUnmerged>
{
    public Task React(ClientUnmerged fact, Envelope envelope, CancellationToken cancellationToken)
        => logins.Resume(fact.ClientId, cancellationToken);
}
