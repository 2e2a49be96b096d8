using System.Text.Json;
using Platform.Contracts.Clients;

namespace Platform.History;

/// <summary>A chunk of an import becomes a line at each of its clients, in one go, and one in the history of the salon.</summary>
internal sealed class RecordWhenClientsImported(HistoryDb db) : IReaction<ClientsImported>
{
    public Task React(ClientsImported fact, Envelope envelope, CancellationToken cancellationToken) => db.InsertMany(
        [
            .. HistoryEntry.OfMany(fact.ClientIds, envelope, new { fact.FileName }),
            .. fact.FilledIds.Except(fact.ClientIds).Select(id => HistoryEntry.Of(id, envelope, Filled(fact.FileName), fact.FilledIds.Count + 1)),
        ],
        cancellationToken);

    private static string Filled(string fileName) => JsonSerializer.Serialize(new { fileName, variant = "filled" });
}
