using Platform.Contracts.Clients;

namespace Platform.History;

/// <summary>That somebody was erased stands in the history of the salon, without who it was.</summary>
internal sealed class RecordWhenClientErased(HistoryDb db) : IReaction<ClientErased>
{
    public Task React(ClientErased fact, Envelope envelope, CancellationToken cancellationToken)
    {
        db.Add(HistoryEntry.Of(Guid.Empty, envelope, payload: null));
        return Task.CompletedTask;
    }
}
