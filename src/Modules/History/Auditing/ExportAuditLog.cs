using System.Globalization;
using System.Text;

namespace Platform.History;

/// <summary>
/// The audit log as it is shown, with its filters, as a file that a spreadsheet opens. Number and hash stand with each line: who keeps the
/// file can show later that the end of the log was not cut off. That it was taken is a line too.
/// </summary>
internal sealed class ExportAuditLog : IFeature
{
    private const int AtOnce = 500;

    public void Map(Doors doors) => doors.Staff.MapPost($"{ShowAuditLog.Path}/export", Export).Needs(Right.ReadAuditLog).NeedsFreshSignIn();

    private static async Task<IResult> Export(
        Guid? client, Guid? staff, HttpRequest request, HistoryDb db, AuditReading reading, AuditTrail trail, TenantContext salon, Moments moments,
        Sentences sentences, IStringLocalizer<HistoryText> texts, CancellationToken cancellationToken)
    {
        var lines = await reading.Lines(ShowAuditLog.Read(client, staff, request), cancellationToken);
        await trail.Add(AuditLine.Of(salon, AuditedAct.LogExported, client ?? Guid.Empty, Guid.Empty, db.Now), cancellationToken);
        return TypedResults.Stream(
            async body =>
            {
                await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
                string[] heads = ["AuditNumber", "DataAt", "AuditWho", "AuditFrom", "AuditWhat", "AuditClient", "AuditChanges", "AuditHash"];
                await text.WriteAsync(Row([.. heads.Select(head => texts[head].Value)]));
                for (var done = 0; ; done += AtOnce)
                {
                    var found = await lines.Skip(done).Take(AtOnce).ToListAsync(cancellationToken);
                    foreach (var (line, view) in found.Zip(await reading.Views(found, cancellationToken)))
                    {
                        await text.WriteAsync(Row([
                            view.Number.ToString(CultureInfo.InvariantCulture),
                            moments.OnTheWall(view.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                            line.OnBehalfOfId is null ? Who(view) : texts["actor.on-behalf", Who(view)], view.Address ?? "",
                            texts[$"Audit-{view.Act}", view.Count], $"{view.ClientId}",
                            string.Join("; ", view.Changes.Select(change => $"{sentences.Field(change.Field)}: {change.Before ?? "–"} → {change.After ?? "–"}")),
                            line.Hash ?? "",
                        ]));
                    }

                    if (found.Count < AtOnce)
                    {
                        break;
                    }
                }
            },
            "text/csv; charset=utf-8", $"{texts["AuditFileName"].Value}-{moments.Today:yyyy-MM-dd}.csv");

        string Who(AuditView view) => view.ActorKind switch
        {
            "system" => texts["actor.system"], "client" => texts["actor.client"], "apiKey" => texts["actor.key", view.Actor], _ => view.Actor,
        };
    }

    private static string Row(string[] cells) => string.Join(';', cells.Select(ExportHistory.Cell)) + "\r\n";
}
