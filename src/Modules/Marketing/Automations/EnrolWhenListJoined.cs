using Platform.Contracts.Marketing;

namespace Platform.Marketing.Automations;

/// <summary>Whichever way the client came on the list, but not by an import: who is in a file has not just signed up.</summary>
internal sealed class EnrolWhenListJoined(Entering entering) : IReaction<ListJoined>
{
    public Task React(ListJoined fact, Envelope envelope, CancellationToken cancellationToken)
        => entering.Enter(AutomationTrigger.Subscribed, fact.ListId, [fact.ClientId], envelope, cancellationToken);
}
