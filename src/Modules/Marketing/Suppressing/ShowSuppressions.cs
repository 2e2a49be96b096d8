using System.Globalization;
using System.Text;
using Platform.Contracts.Clients;

namespace Platform.Marketing.Suppressing;

/// <summary>The addresses that get no marketing and why: as a page that answers for a whole address, for programs, and as a file.</summary>
internal sealed class ShowSuppressions : IFeature
{
    public const string Path = "/marketing/suppression";
    private const int Chunk = 1000;

    public void Map(Doors doors)
    {
        doors.Staff.MapGet(Path, Page).Needs(Right.RunCampaigns);
        doors.Staff.MapPost($"{Path}.csv", File).Needs(Right.ExportClients);
        doors.Api.MapGet("/suppressions", ForProgram).Needs(Right.RunCampaigns)
            .WithSummary("Addresses that get no marketing, the newest first; with `email`, whether that one does.");
    }

    /// <summary>What a page shows, searched or not; with what is wrong with a list that was posted to it.</summary>
    internal static async Task<IResult> Shown(
        string? email, int? page, SuppressForm form, FormState? wrong, SuppressionReading reading, IStringLocalizer<SuppressionText> texts,
        CancellationToken cancellationToken)
    {
        var lines = email is null ? await reading.Page(page, null, cancellationToken) : await reading.Search(email, cancellationToken);
        var search = new FormState();
        if (lines is null)
        {
            search.Add("Email", texts["EmailWrong"]);
        }

        return Ui.Page<SuppressionPage>(
            new
            {
                Lines = lines ?? new([], 0, 1, 1), Email = email, Search = search, Form = form, State = wrong,
            },
            wrong is null && lines is not null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static Task<IResult> Page(
        string? email, int? page, SuppressionReading reading, IStringLocalizer<SuppressionText> texts, CancellationToken cancellationToken)
        => Shown(string.IsNullOrWhiteSpace(email) ? null : email, page, new(), null, reading, texts, cancellationToken);

    private static async Task<IResult> ForProgram(
        string? email, int? page, int? pageSize, SuppressionReading reading, IStringLocalizer<SuppressionText> texts,
        CancellationToken cancellationToken)
    {
        if (email is null)
        {
            return TypedResults.Ok(await reading.Page(page, pageSize, cancellationToken));
        }

        if (await reading.Search(email, cancellationToken) is { } found)
        {
            return TypedResults.Ok(found);
        }

        var state = new FormState();
        state.Add(nameof(email), texts["EmailWrong"]);
        return ApiProblems.Invalid(state);
    }

    /// <summary>Addresses leave the house: that somebody took them along is written down.</summary>
    private static async Task<IResult> File(MarketingDb db, IStringLocalizer<SuppressionText> texts, CancellationToken cancellationToken)
    {
        db.Publish(new ClientsExported(await db.Suppressed.CountAsync(cancellationToken)));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Stream(body => Write(body, db, texts, cancellationToken), "text/csv; charset=utf-8", "suppression.csv");
    }

    /// <summary>The code of an address stands for it where nobody may read it, so that the file can be taken in again here.</summary>
    private static async Task Write(
        Stream body, MarketingDb db, IStringLocalizer<SuppressionText> texts, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await text.WriteAsync(CsvRow.Of(texts["Email"], texts["Code"], texts["Reason"], texts["Why"], texts["By"], texts["At"]));
        for (Guid? after = Guid.Empty; after is { } last;)
        {
            var rows = await db.Suppressed.AsNoTracking().Where(row => row.Id.CompareTo(last) > 0).OrderBy(row => row.Id).Take(Chunk)
                .ToListAsync(cancellationToken);
            foreach (var row in rows)
            {
                await text.WriteAsync(CsvRow.Of(
                    row.Email ?? "", row.Hash, texts[$"Reason-{SuppressionLine.Of(row).Reason}"], row.Why ?? "", row.By ?? "",
                    row.At.ToString("O", CultureInfo.InvariantCulture)));
            }

            await text.FlushAsync(cancellationToken);
            after = rows.Count < Chunk ? null : rows[^1].Id;
        }
    }
}
