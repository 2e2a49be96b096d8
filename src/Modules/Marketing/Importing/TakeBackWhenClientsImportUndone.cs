using Platform.Contracts.Clients;
using Platform.Contracts.Marketing;

namespace Platform.Marketing;

/// <summary>
/// What an undone import made goes into the bin with its card; where the card stays, labels, consents and lists of the file go. What
/// somebody decided later stays. The ledger keeps both lines: that there was a yes, and that it was taken back.
/// </summary>
internal sealed class TakeBackWhenClientsImportUndone(MarketingDb db, Decisions decisions) : IReaction<ClientsImportUndone>
{
    private static readonly string[] Bin = [MarketingDb.BinFilter];

    public async Task React(ClientsImportUndone fact, Envelope envelope, CancellationToken cancellationToken)
    {
        await PutAway(fact.RemovedIds, cancellationToken);
        await TakeLabelsBack(fact.ImportId, [.. fact.KeptIds, .. fact.RestoredIds], cancellationToken);
        await TakeConsentsBack(fact, envelope, cancellationToken);
    }

    private async Task PutAway(IReadOnlyList<Guid> clients, CancellationToken cancellationToken)
    {
        await db.Consents.Where(c => EF.Parameter(clients).Contains(c.ClientId))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.InBin, true), cancellationToken);
        await db.Subscriptions.Where(s => EF.Parameter(clients).Contains(s.ClientId))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.InBin, true), cancellationToken);
        await db.LabelsOnClients.Where(l => EF.Parameter(clients).Contains(l.ClientId))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.InBin, true), cancellationToken);
    }

    private async Task TakeLabelsBack(Guid importId, IReadOnlyList<Guid> clients, CancellationToken cancellationToken)
    {
        var labels = db.LabelsOnClients.IgnoreQueryFilters(Bin)
            .Where(l => l.ImportId == importId && EF.Parameter(clients).Contains(l.ClientId));
        var carried = await labels.Select(l => new { l.LabelId, l.ClientId }).ToListAsync(cancellationToken);
        await labels.ExecuteDeleteAsync(cancellationToken);
        foreach (var label in carried.GroupBy(l => l.LabelId, l => l.ClientId))
        {
            db.Publish(new ClientsUnlabelled(label.Key, [.. label]));
        }
    }

    /// <summary>Only cards that the import made got a consent from it; without one they are as if nobody had asked them.</summary>
    private async Task TakeConsentsBack(ClientsImportUndone fact, Envelope envelope, CancellationToken cancellationToken)
    {
        var consents = await db.ConsentsToMail.Where(c => EF.Parameter(fact.KeptIds).Contains(c.ClientId)
            && c.Source == ConsentSource.Import && c.State == ConsentState.Given).ToListAsync(cancellationToken);
        if (consents.Count == 0)
        {
            return;
        }

        var clients = consents.ConvertAll(consent => consent.ClientId);
        var decision = decisions.ImportUndone(fact.FileName, envelope);
        await db.InsertMany(consents.ConvertAll(consent => consent.Withdraw(decision)!), cancellationToken);
        db.RemoveRange(consents);
        var subscriptions = await db.Subscriptions
            .Where(s => EF.Parameter(clients).Contains(s.ClientId) && s.Source == ConsentSource.Import).ToListAsync(cancellationToken);
        db.RemoveRange(subscriptions);
        foreach (var list in subscriptions.GroupBy(s => s.ListId, s => s.ClientId))
        {
            db.Publish(new ClientsUnsubscribed(list.Key, [.. list]));
        }
    }
}
