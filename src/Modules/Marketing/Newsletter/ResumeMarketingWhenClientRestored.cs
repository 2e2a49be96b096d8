using Platform.Contracts.Clients;

namespace Platform.Marketing;

/// <summary>A card that comes out of the bin has its labels, lists and consent again, as they were.</summary>
internal sealed class ResumeMarketingWhenClientRestored(MarketingDb db) : IReaction<ClientRestored>
{
    private static readonly string[] Bin = [MarketingDb.BinFilter];

    public async Task React(ClientRestored fact, Envelope envelope, CancellationToken cancellationToken)
    {
        await db.Consents.IgnoreQueryFilters(Bin).Where(c => c.ClientId == fact.ClientId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.InBin, false), cancellationToken);
        await db.Subscriptions.IgnoreQueryFilters(Bin).Where(s => s.ClientId == fact.ClientId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.InBin, false), cancellationToken);
        await db.LabelsOnClients.IgnoreQueryFilters(Bin).Where(l => l.ClientId == fact.ClientId)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.InBin, false), cancellationToken);
    }
}
