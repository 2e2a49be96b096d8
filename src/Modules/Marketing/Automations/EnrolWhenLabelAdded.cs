using Platform.Contracts.Marketing;

namespace Platform.Marketing.Automations;

internal sealed class EnrolWhenLabelAdded(Entering entering) : IReaction<LabelAdded>
{
    public Task React(LabelAdded fact, Envelope envelope, CancellationToken cancellationToken)
        => entering.Enter(AutomationTrigger.LabelAdded, fact.LabelId, [fact.ClientId], envelope, cancellationToken);
}
