using Platform.Contracts.Marketing;

namespace Platform.History;

/// <summary>A label that many got at once is a line at each of them, unless an import brought it, which has its own.</summary>
internal sealed class RecordWhenClientsLabelled(HistoryDb db) : IReaction<ClientsLabelled>
{
    public Task React(ClientsLabelled fact, Envelope envelope, CancellationToken cancellationToken) => fact.ImportId is not null
        ? Task.CompletedTask
        : db.InsertMany([.. HistoryEntry.OfMany(fact.ClientIds, envelope, new { fact.Label })], cancellationToken);
}
