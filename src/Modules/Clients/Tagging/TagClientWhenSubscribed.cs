using Platform.Contracts.Marketing;

namespace Platform.Clients.Tagging;

internal sealed class TagClientWhenSubscribed(TagCopies copies) : IReaction<Subscribed>
{
    public Task React(Subscribed fact, Envelope envelope, CancellationToken cancellationToken)
        => copies.Add(fact.ClientId, fact.ListId, TagKind.List, fact.List, cancellationToken);
}
