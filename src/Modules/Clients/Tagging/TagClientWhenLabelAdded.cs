using Platform.Contracts.Marketing;

namespace Platform.Clients.Tagging;

internal sealed class TagClientWhenLabelAdded(TagCopies copies) : IReaction<LabelAdded>
{
    public Task React(LabelAdded fact, Envelope envelope, CancellationToken cancellationToken)
        => copies.Add(fact.ClientId, fact.LabelId, TagKind.Label, fact.Label, cancellationToken);
}
