using Platform.Contracts.Clients;

namespace Platform.Marketing;

/// <summary>A card that comes out of the bin has its labels, lists and consent again, as they were.</summary>
internal sealed class ResumeMarketingWhenClientRestored(MarketingDb db) : IReaction<ClientRestored>
{
    public Task React(ClientRestored fact, Envelope envelope, CancellationToken cancellationToken)
        => db.BringBack(fact.ClientId, cancellationToken);
}
