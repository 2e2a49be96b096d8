using System.Text.Json;
using Platform.Contracts.Clients;

namespace Platform.History;

/// <summary>A chunk of an import becomes a line at each of its clients, in one go.</summary>
internal sealed class RecordWhenClientsImported(HistoryDb db) : IReaction<ClientsImported>
{
    public Task React(ClientsImported fact, Envelope envelope, CancellationToken cancellationToken)
    {
        var made = JsonSerializer.Serialize(new { fact.FileName }, JsonSerializerOptions.Web);
        var filled = JsonSerializer.Serialize(new { fact.FileName, Variant = "filled" }, JsonSerializerOptions.Web);
        List<HistoryEntry> entries =
        [
            .. fact.ClientIds.Select(id => HistoryEntry.Of(id, envelope, made)),
            .. fact.FilledIds.Except(fact.ClientIds).Select(id => HistoryEntry.Of(id, envelope, filled)),
        ];
        return db.InsertMany(entries, cancellationToken);
    }
}
