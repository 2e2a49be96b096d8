using Platform.Contracts.Clients;

namespace Platform.Access.ClientLogins;

/// <summary>A card that comes out of the bin has its login again.</summary>
internal sealed class ResumeLoginWhenClientRestored(PausedLogins logins) : IReaction<ClientRestored>
{
    public Task React(ClientRestored fact, Envelope envelope, CancellationToken cancellationToken)
        => logins.Resume(fact.ClientId, cancellationToken);
}
