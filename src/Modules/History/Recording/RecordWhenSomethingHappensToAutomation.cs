using Platform.Contracts.Marketing;

namespace Platform.History;

/// <summary>Who started or stopped an automation stands in the history of the salon.</summary>
internal sealed class RecordWhenSomethingHappensToAutomation(HistoryDb db) : IReaction<AutomationEvent>
{
    public Task React(AutomationEvent fact, Envelope envelope, CancellationToken cancellationToken)
    {
        db.Add(HistoryEntry.Of(Guid.Empty, envelope));
        return Task.CompletedTask;
    }
}
