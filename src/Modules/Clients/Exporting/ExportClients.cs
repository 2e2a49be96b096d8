using System.Text;
using Platform.Clients.Directory;
using Platform.Clients.Fields;
using Platform.Clients.Importing;
using Platform.Clients.Selecting;
using Platform.Contracts.Clients;

namespace Platform.Clients.Exporting;

/// <summary>
/// The salon's clients as a file: everything on their cards, and what other modules add. It is written as it is read, so that a
/// salon of any size costs the same memory. Importing it unchanged changes nothing.
/// </summary>
internal sealed class ExportClients : IFeature
{
    private const int FlushEach = 32 * 1024;

    public void Map(Doors doors)
    {
        doors.Staff.MapPost("/clients/export", FromPage).Needs(Right.ExportClients).NeedsFreshSignIn();
        doors.Api.MapGet("/exports/clients.csv", ForProgram).Needs(Right.ExportClients).NeedsFreshSignIn();
    }

    /// <summary>Whom somebody ticked in the list; without a tick all that its filters find. That somebody took them along is written down.</summary>
    private static async Task<IResult> FromPage(
        [AsParameters] ClientFilter filter, Posted<Selection> posted, ClientLookup lookup, ClientsDb db, File file,
        CancellationToken cancellationToken)
    {
        var selection = posted.Value;
        selection.Everything |= selection.Ids.Count == 0;
        var chosen = (await selection.Of(filter, lookup, cancellationToken)).ToHashSet();
        db.Publish(new ClientsExported(chosen.Count));
        await db.SaveChangesAsync(cancellationToken);
        return file.Of(chosen, cancellationToken);
    }

    private static IResult ForProgram(File file, CancellationToken cancellationToken) => file.Of(null, cancellationToken);

    /// <summary>What both doors lead to.</summary>
    internal sealed class File(
        ClientsDb db, IEnumerable<ExportPart> parts, OwnFields own, Sight sight, Moments moments, IStringLocalizer<ImportText> texts)
    {
        /// <param name="chosen">Null: all of them.</param>
        /// <param name="cancellationToken">Whoever goes away ends the reading too.</param>
        /// <returns>403 for somebody who may not see contact data: a file has no masks.</returns>
        public IResult Of(IReadOnlySet<Guid>? chosen, CancellationToken cancellationToken) => !sight.IsFull
            ? TypedResults.StatusCode(StatusCodes.Status403Forbidden)
            : TypedResults.Stream(
                body => Write(body, chosen, cancellationToken), CsvText.ContentType,
                $"{texts["ExportFileName"].Value}-{moments.Today:yyyy-MM-dd}.csv");

        private async Task Write(Stream body, IReadOnlySet<Guid>? chosen, CancellationToken cancellationToken)
        {
            await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            var ordered = parts.OrderBy(part => part.Order).ToList();
            var fields = await own.Shown(cancellationToken);
            var heads = ExportColumn.All.Select(column => texts[column.Name].Value)
                .Concat(fields.Select(field => field.Label)).Concat(ordered.SelectMany(part => part.Columns));
            await text.WriteAsync(string.Join(CsvText.Delimiter, heads.Select(CsvText.Cell)) + CsvText.LineEnd);
            await text.FlushAsync(cancellationToken);

            var added = new List<(int Width, IReadOnlyDictionary<Guid, string?[]> Cells)>();
            foreach (var part in ordered)
            {
                added.Add((part.Columns.Count, await part.Read(cancellationToken)));
            }

            var lines = new StringBuilder();
            // Joining what is not asked for costs half the time.
            var cards = fields.Count == 0 ? db.Clients.IgnoreAutoIncludes() : db.Clients;
            await foreach (var client in cards.AsNoTracking().OrderBy(client => client.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                if (chosen?.Contains(client.Id) == false)
                {
                    continue;
                }

                AddLine(lines, client, fields, added);
                if (lines.Length > FlushEach)
                {
                    await text.WriteAsync(lines, cancellationToken);
                    lines.Clear();
                }
            }

            await text.WriteAsync(lines, cancellationToken);
        }

        private static void AddLine(
            StringBuilder lines, Client client, IReadOnlyList<OwnField> fields,
            List<(int Width, IReadOnlyDictionary<Guid, string?[]> Cells)> added)
        {
            foreach (var column in ExportColumn.All)
            {
                lines.Append(CsvText.Cell(column.Read(client))).Append(CsvText.Delimiter);
            }

            foreach (var field in fields)
            {
                lines.Append(CsvText.Cell(client.Own(field.Id))).Append(CsvText.Delimiter);
            }

            foreach (var (width, cells) in added)
            {
                var known = cells.GetValueOrDefault(client.Id);
                for (var i = 0; i < width; i++)
                {
                    lines.Append(CsvText.Cell(known?[i])).Append(CsvText.Delimiter);
                }
            }

            lines.Length--;
            lines.Append(CsvText.LineEnd);
        }
    }
}
