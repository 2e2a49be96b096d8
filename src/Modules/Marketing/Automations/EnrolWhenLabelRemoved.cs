using Platform.Contracts.Marketing;

namespace Platform.Marketing.Automations;

internal sealed class EnrolWhenLabelRemoved(Entering entering) : IReaction<LabelRemoved>
{
    public Task React(LabelRemoved fact, Envelope envelope, CancellationToken cancellationToken)
        => entering.Enter(AutomationTrigger.LabelRemoved, fact.LabelId, [fact.ClientId], envelope, cancellationToken);
}
