using Platform.Contracts.Marketing;

namespace Platform.Clients.Tagging;

internal sealed class TagClientsWhenClientsSubscribed(TagCopies copies) : IReaction<ClientsSubscribed>
{
    public Task React(ClientsSubscribed fact, Envelope envelope, CancellationToken cancellationToken)
        => copies.AddMany(fact.ClientIds, fact.ListId, TagKind.List, fact.List, cancellationToken);
}
