using Platform.Contracts.Marketing;

namespace Platform.Clients.Tagging;

internal sealed class UntagClientWhenLabelRemoved(TagCopies copies) : IReaction<LabelRemoved>
{
    public Task React(LabelRemoved fact, Envelope envelope, CancellationToken cancellationToken)
        => copies.Remove(fact.ClientId, fact.LabelId, cancellationToken);
}
