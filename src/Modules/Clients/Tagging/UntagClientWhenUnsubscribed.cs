using Platform.Contracts.Marketing;

namespace Platform.Clients.Tagging;

internal sealed class UntagClientWhenUnsubscribed(TagCopies copies) : IReaction<Unsubscribed>
{
    public Task React(Unsubscribed fact, Envelope envelope, CancellationToken cancellationToken)
        => copies.Remove(fact.ClientId, fact.ListId, cancellationToken);
}
