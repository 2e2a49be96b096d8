using System.Text;
using Platform.Contracts.Clients;
using Platform.Contracts.History;

namespace Platform.History;

/// <summary>The history of a client as it is shown, with its filters, as a file that a spreadsheet opens; that it was taken is written down.</summary>
internal sealed class ExportHistory : IFeature
{
    private const int AtOnce = 500;
    private const string LineEnd = "\r\n";

    public void Map(Doors doors)
        => doors.Staff.MapPost("/clients/{id:guid}/history/export", FromCard).Needs(Right.ExportClients).NeedsFreshSignIn();

    private static async Task<IResult> FromCard(
        Guid id, HistoryDb db, IClientDirectory clients, HistorySearch search, ActionSight actions, Sentences sentences, Moments moments,
        HttpRequest request, IStringLocalizer<HistoryText> texts, CancellationToken cancellationToken)
    {
        if (await clients.Find(id, cancellationToken) is null)
        {
            return TypedResults.NotFound();
        }

        var filter = HistoryFilter.Read(request.Query, new FormState(), texts);
        var lines = search.Within(filter.Of(await db.LinesOf(id, cancellationToken), moments), filter.Search);
        db.Publish(new HistoryExported(id, await lines.CountAsync(cancellationToken)));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Stream(
            async body =>
            {
                await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
                await text.WriteAsync(Line("At", "Type", "Sentence", "Title", "Note"));
                HistoryCursor? place = null;
                List<HistoryEntry> found;
                do
                {
                    found = await HistoryReading.Newest(place?.Older(lines) ?? lines).Take(AtOnce).ToListAsync(cancellationToken);
                    var written = await actions.Shown(found, id, cancellationToken);
                    foreach (var entry in found)
                    {
                        await text.WriteAsync(Row(entry, written.GetValueOrDefault(entry.EventId)));
                    }

                    place = found.Count == AtOnce ? HistoryCursor.Of(found[^1]) : null;
                }
                while (place is not null);
            },
            "text/csv; charset=utf-8", $"{texts["HistoryFileName"].Value}-{moments.Today:yyyy-MM-dd}.csv");

        string Line(params ReadOnlySpan<string> heads)
        {
            var cells = new List<string>();
            foreach (var head in heads)
            {
                cells.Add(Cell(texts[head]));
            }

            return string.Join(';', cells) + LineEnd;
        }

        string Row(HistoryEntry entry, ShownAction? action)
        {
            var kept = action is { IsRemoved: false } ? action : null;
            string[] cells =
            [
                moments.OnTheWall(entry.At).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture), texts[$"Kind{entry.Kind}"],
                sentences.Of(entry), kept?.Title ?? "", RichText.Plain(kept?.Note),
            ];
            return string.Join(';', cells.Select(Cell)) + LineEnd;
        }
    }

    /// <summary>Quoted (RFC 4180), and with an apostrophe before what a spreadsheet would run as a formula.</summary>
    internal static string Cell(string value)
    {
        var safe = value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
