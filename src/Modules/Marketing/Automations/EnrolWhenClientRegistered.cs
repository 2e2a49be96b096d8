using Platform.Contracts.Clients;

namespace Platform.Marketing.Automations;

internal sealed class EnrolWhenClientRegistered(Entering entering) : IReaction<ClientRegistered>
{
    public Task React(ClientRegistered fact, Envelope envelope, CancellationToken cancellationToken)
        => entering.Enter(AutomationTrigger.ClientCreated, null, [fact.ClientId], envelope, cancellationToken);
}
