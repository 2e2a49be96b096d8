using Platform.Contracts.Clients;

namespace Platform.History;

/// <summary>The two histories are apart again. That they were one for a while stands in both.</summary>
internal sealed class PartHistoryWhenClientUnmerged(HistoryDb db) : IReaction<ClientUnmerged>
{
    public async Task React(ClientUnmerged fact, Envelope envelope, CancellationToken cancellationToken)
    {
        var card = await db.MergedCards.FirstOrDefaultAsync(
            known => known.MergeId == fact.MergeId && known.ClientId == fact.ClientId, cancellationToken);
        card ??= db.Add(new MergedCard
        {
            ClientId = fact.ClientId, MainId = fact.MainId, MergeId = fact.MergeId, EventId = envelope.Id,
        }).Entity;
        card.IsUndone = true;

        // Until now the main card showed the line of the merge as one of the other card.
        if (await db.Entries.AsNoTracking().FirstOrDefaultAsync(
            entry => entry.ClientId == fact.ClientId && entry.EventId == card.EventId, cancellationToken) is { } line)
        {
            db.Add(line.CopyFor(fact.MainId));
        }

        db.Add(HistoryEntry.Of(fact.MainId, envelope));
    }
}
