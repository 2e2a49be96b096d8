using Platform.Contracts.Clients;

namespace Platform.Marketing;

/// <summary>A card in the bin gets no marketing and is counted nowhere; what it had waits with it.</summary>
internal sealed class EndMarketingWhenClientDeleted(MarketingDb db) : IReaction<ClientDeleted>
{
    public Task React(ClientDeleted fact, Envelope envelope, CancellationToken cancellationToken)
        => db.Hide(fact.ClientId, cancellationToken);
}
