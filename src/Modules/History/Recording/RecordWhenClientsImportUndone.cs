using System.Text.Json;
using Platform.Contracts.Clients;

namespace Platform.History;

/// <summary>Undoing a part of an import becomes a line at each of its clients, in one go.</summary>
internal sealed class RecordWhenClientsImportUndone(HistoryDb db) : IReaction<ClientsImportUndone>
{
    public Task React(ClientsImportUndone fact, Envelope envelope, CancellationToken cancellationToken)
    {
        List<HistoryEntry> entries =
        [
            .. Lines(fact.RemovedIds, new { fact.FileName }), .. Lines(fact.KeptIds, new { fact.FileName, Variant = "kept" }),
            .. Lines(fact.RestoredIds, new { fact.FileName, Variant = "restored" }),
        ];
        return db.InsertMany(entries, cancellationToken);

        IEnumerable<HistoryEntry> Lines(IReadOnlyList<Guid> clients, object said)
        {
            var payload = JsonSerializer.Serialize(said, JsonSerializerOptions.Web);
            return clients.Select(id => HistoryEntry.Of(id, envelope, payload));
        }
    }
}
