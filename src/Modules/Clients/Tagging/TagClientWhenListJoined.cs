using Platform.Contracts.Marketing;

namespace Platform.Clients.Tagging;

internal sealed class TagClientWhenListJoined(TagCopies copies) : IReaction<ListJoined>
{
    public Task React(ListJoined fact, Envelope envelope, CancellationToken cancellationToken)
        => copies.Add(fact.ClientId, fact.ListId, TagKind.List, fact.List, cancellationToken);
}
