using Platform.Contracts.Clients;

namespace Platform.History;

/// <summary>The lines of the other card are read on the main card from now on.</summary>
internal sealed class JoinHistoryWhenClientMerged(HistoryDb db) : IReaction<ClientMerged>
{
    public async Task React(ClientMerged fact, Envelope envelope, CancellationToken cancellationToken)
    {
        if (!await db.MergedCards.AnyAsync(card => card.MergeId == fact.MergeId && card.ClientId == fact.ClientId, cancellationToken))
        {
            db.Add(new MergedCard { ClientId = fact.ClientId, MainId = fact.MainId, MergeId = fact.MergeId, EventId = envelope.Id });
        }
    }
}
