using Platform.Contracts.History;

namespace Platform.History;

/// <summary>That old threads went stands in the history of the salon.</summary>
internal sealed class RecordWhenThreadsForgotten(HistoryDb db) : IReaction<ThreadsForgotten>
{
    public Task React(ThreadsForgotten fact, Envelope envelope, CancellationToken cancellationToken)
    {
        db.Add(HistoryEntry.Of(Guid.Empty, envelope));
        return Task.CompletedTask;
    }
}
