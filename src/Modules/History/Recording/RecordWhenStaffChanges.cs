using Platform.Contracts.Access;

namespace Platform.History;

/// <summary>Who came, went or may do something else stands in the history of the salon.</summary>
internal sealed class RecordWhenStaffChanges(HistoryDb db) : IReaction<TeamEvent>
{
    public Task React(TeamEvent fact, Envelope envelope, CancellationToken cancellationToken)
    {
        db.Add(HistoryEntry.Of(Guid.Empty, envelope));
        return Task.CompletedTask;
    }
}
