using Platform.Contracts.Clients;

namespace Platform.History;

/// <summary>Who took clients along in a file stands in the history of the salon.</summary>
internal sealed class RecordWhenClientsExported(HistoryDb db) : IReaction<ClientsExported>
{
    public Task React(ClientsExported fact, Envelope envelope, CancellationToken cancellationToken)
    {
        db.Add(HistoryEntry.Of(Guid.Empty, envelope));
        return Task.CompletedTask;
    }
}
