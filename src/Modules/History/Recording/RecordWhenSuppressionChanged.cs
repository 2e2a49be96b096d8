using System.Text.Json;
using Platform.Contracts.Marketing;

namespace Platform.History;

/// <summary>That the salon writes to an address no more, or again, is a line at each client who has it, and one at the salon.</summary>
internal sealed class RecordWhenSuppressionChanged(HistoryDb db) : IReaction<SuppressionEvent>
{
    public Task React(SuppressionEvent fact, Envelope envelope, CancellationToken cancellationToken)
    {
        var reason = (fact as AddressReleased)?.Reason;
        List<HistoryEntry> lines = fact.ClientIds.Count > 0 ? [.. HistoryEntry.OfMany(fact.ClientIds, envelope, new { reason })]
            : [HistoryEntry.Of(Guid.Empty, envelope, JsonSerializer.Serialize(new { reason, variant = "salon" }))];
        return db.InsertMany(lines, cancellationToken);
    }
}
