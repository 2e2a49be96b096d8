using Platform.Contracts.Marketing;

namespace Platform.History;

/// <summary>Who made, changed or removed a segment stands in the history of the salon.</summary>
internal sealed class RecordWhenSomethingHappensToSegment(HistoryDb db) : IReaction<SegmentEvent>
{
    public Task React(SegmentEvent fact, Envelope envelope, CancellationToken cancellationToken)
    {
        db.Add(HistoryEntry.Of(Guid.Empty, envelope));
        return Task.CompletedTask;
    }
}
