using Platform.Contracts.Clients;

namespace Platform.Marketing;

/// <summary>A card in the bin gets no marketing and is counted nowhere; what it had waits with it.</summary>
internal sealed class EndMarketingWhenClientDeleted(MarketingDb db) : IReaction<ClientDeleted>
{
    public async Task React(ClientDeleted fact, Envelope envelope, CancellationToken cancellationToken)
    {
        await db.Consents.Where(c => c.ClientId == fact.ClientId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.InBin, true), cancellationToken);
        await db.Subscriptions.Where(s => s.ClientId == fact.ClientId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.InBin, true), cancellationToken);
        await db.LabelsOnClients.Where(l => l.ClientId == fact.ClientId)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.InBin, true), cancellationToken);
    }
}
