using Platform.Contracts.Marketing;

namespace Platform.Clients.Tagging;

internal sealed class UntagClientsWhenClientsUnsubscribed(TagCopies copies) : IReaction<ClientsUnsubscribed>
{
    public Task React(ClientsUnsubscribed fact, Envelope envelope, CancellationToken cancellationToken)
        => copies.RemoveMany(fact.ClientIds, fact.ListId, cancellationToken);
}
