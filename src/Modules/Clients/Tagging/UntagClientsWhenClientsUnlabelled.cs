using Platform.Contracts.Marketing;

namespace Platform.Clients.Tagging;

internal sealed class UntagClientsWhenClientsUnlabelled(TagCopies copies) : IReaction<ClientsUnlabelled>
{
    public Task React(ClientsUnlabelled fact, Envelope envelope, CancellationToken cancellationToken)
        => copies.RemoveMany(fact.ClientIds, fact.LabelId, cancellationToken);
}
