using Platform.Contracts.Marketing;

namespace Platform.Clients.Tagging;

internal sealed class TagClientsWhenClientsLabelled(TagCopies copies) : IReaction<ClientsLabelled>
{
    public Task React(ClientsLabelled fact, Envelope envelope, CancellationToken cancellationToken)
        => copies.AddMany(fact.ClientIds, fact.LabelId, TagKind.Label, fact.Label, cancellationToken);
}
