using Platform.Contracts.Marketing;

namespace Platform.Clients.Tagging;

/// <summary>After a merge, or when one was taken back.</summary>
internal sealed class SettleTagsWhenLabelsAndListsSettled(TagCopies copies) : IReaction<LabelsAndListsSettled>
{
    public Task React(LabelsAndListsSettled fact, Envelope envelope, CancellationToken cancellationToken)
        => copies.Settle(fact.MainId, fact.Labels, fact.Lists, cancellationToken);
}
