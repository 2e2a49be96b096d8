using Platform.Contracts.Marketing;

namespace Platform.History;

/// <summary>From which domain the salon's marketing comes stands in the history of the salon.</summary>
internal sealed class RecordWhenSendingDomainChanged(HistoryDb db) : IReaction<SendingDomainEvent>
{
    public Task React(SendingDomainEvent fact, Envelope envelope, CancellationToken cancellationToken)
    {
        db.Add(HistoryEntry.Of(Guid.Empty, envelope));
        return Task.CompletedTask;
    }
}
