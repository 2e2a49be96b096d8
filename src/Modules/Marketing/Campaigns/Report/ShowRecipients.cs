using System.Globalization;
using System.Text;
using Platform.Contracts.Clients;
using Platform.Kernel.Mail;

namespace Platform.Marketing.Campaigns;

/// <summary>Who got a campaign, who did not and why: as a page, for programs, and as a file.</summary>
internal sealed class ShowRecipients : IFeature
{
    /// <summary>As programs write states; several of the ledger are one to people.</summary>
    private static readonly Dictionary<string, RecipientState[]> States = new()
    {
        ["sent"] = [RecipientState.Accepted, RecipientState.Sent],
        ["failed"] = [RecipientState.Failed],
        ["uncertain"] = [RecipientState.Uncertain],
        ["excluded"] = [RecipientState.Excluded],
        ["pending"] = [RecipientState.Pending, RecipientState.HandingOver],
        ["cancelled"] = [RecipientState.Cancelled],
    };

    /// <summary>Of those sent, what came of it.</summary>
    private const string Bounced = "bounced";
    private const string Complained = "complained";

    public static IReadOnlyCollection<string> StateCodes { get; } = [.. States.Keys, Bounced, Complained];

    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/marketing/campaigns/{id:guid}/recipients", Page).Needs(Right.SeeReports);
        doors.Staff.MapPost("/marketing/campaigns/{id:guid}/recipients.csv", File).Needs(Right.ExportClients);
        doors.Api.MapGet("/campaigns/{id:guid}/recipients", ForProgram).Needs(Right.SeeReports)
            .WithSummary("The ledger: everybody who was looked at, and what became of the mail.");
        doors.Api.MapGet("/campaigns/{id:guid}/report", Report).Needs(Right.SeeReports)
            .WithSummary("The figures; they add up to the total.");
    }

    private static async Task<IResult> Page(
        Guid id, string? state, int? page, Recipients recipients, CampaignReading reading, CancellationToken cancellationToken)
    {
        if (await reading.Find(id, cancellationToken) is not { } campaign)
        {
            return TypedResults.NotFound();
        }

        return Ui.Page<RecipientsPage>(
            new { Campaign = campaign, Lines = await recipients.Read(id, state, page, null, cancellationToken), Filter = state });
    }

    private static async Task<IResult> ForProgram(
        Guid id, string? state, int? page, int? pageSize, Recipients recipients, CampaignReading reading,
        CancellationToken cancellationToken)
        => await reading.Find(id, cancellationToken) is null ? ApiProblems.NotFound()
            : TypedResults.Ok(await recipients.Read(id, state, page, pageSize, cancellationToken));

    private static async Task<IResult> Report(
        Guid id, MarketingDb db, CampaignReading reading, CampaignResponses responses, VariantReading variants,
        CancellationToken cancellationToken)
    {
        if (await db.Campaigns.AsNoTracking().FirstOrDefaultAsync(campaign => campaign.Id == id, cancellationToken) is not { } campaign)
        {
            return ApiProblems.NotFound();
        }

        var (view, response) = (await reading.View(campaign, cancellationToken), await responses.Of(campaign, cancellationToken));
        return TypedResults.Ok(new CampaignFigures(
            view.Total, view.Sent, view.Failed, view.Uncertain, view.Pending, view.Cancelled, view.Excluded, view.Delivered, view.Bounced,
            view.Complaints, view.Refused, view.StartedAt, view.EndedAt, response.Clicks, response.Links, response.ClickedBy,
            response.OpenedBy, response.Opens, response.MachineOpens, response.Unsubscribed, view.Test,
            await variants.Of(campaign, cancellationToken)));
    }

    /// <summary>Names leave the house: that somebody took them along is written down.</summary>
    private static async Task<IResult> File(
        Guid id, Recipients recipients, CampaignReading reading, MarketingDb db, CancellationToken cancellationToken)
    {
        if (await reading.Find(id, cancellationToken) is not { } view)
        {
            return TypedResults.NotFound();
        }

        db.Publish(new ClientsExported(view.Total));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Stream(body => recipients.WriteFile(body, id, cancellationToken), "text/csv; charset=utf-8", "campaign.csv");
    }

    /// <summary>What all doors lead to.</summary>
    internal sealed class Recipients(MarketingDb db, IClientDirectory clients, IStringLocalizer<CampaignText> texts)
    {
        private const int Chunk = 1000;

        public async Task<Listing<RecipientLine>> Read(
            Guid id, string? state, int? page, int? pageSize, CancellationToken cancellationToken)
        {
            var (number, size) = Listing<RecipientLine>.Bounds(page, pageSize);
            var rows = db.Recipients.AsNoTracking().Where(r => r.CampaignId == id);
            if (state is not null && States.TryGetValue(state is Bounced ? "sent" : state, out var wanted))
            {
                rows = rows.Where(r => wanted.Contains(r.State));
            }

            rows = state switch
            {
                Bounced => rows.Where(r => r.Returned != null && r.Returned != ReturnKind.Complaint),
                Complained => rows.Where(r => r.Returned == ReturnKind.Complaint),
                _ => rows,
            };

            var found = await rows.OrderBy(r => r.Id).Skip((number - 1) * size).Take(size).ToListAsync(cancellationToken);
            return new Listing<RecipientLine>(
                await Lines(found, cancellationToken), await rows.CountAsync(cancellationToken), number, size);
        }

        /// <summary>Written as it is read, so that a campaign of any size costs the same memory.</summary>
        public async Task WriteFile(Stream body, Guid id, CancellationToken cancellationToken)
        {
            await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            await text.WriteAsync(CsvRow.Of(texts["Client"], texts["State"], texts["Reason"], texts["Detail"], texts["At"]));
            for (Guid? after = Guid.Empty; after is { } last;)
            {
                var rows = await db.Recipients.AsNoTracking().Where(r => r.CampaignId == id && r.Id.CompareTo(last) > 0).OrderBy(r => r.Id)
                    .Take(Chunk)
                    .ToListAsync(cancellationToken);
                foreach (var line in await Lines(rows, cancellationToken))
                {
                    await text.WriteAsync(CsvRow.Of(
                        line.Client ?? "", texts[$"State-{line.State}"], line.Reason is { } reason ? texts[$"Reason-{reason}"] : "",
                        line.Detail ?? (line.Returned is { } returned ? texts[$"Returned-{returned}"] : ""),
                        line.At.ToString("O", CultureInfo.InvariantCulture)));
                }

                await text.FlushAsync(cancellationToken);
                after = rows.Count < Chunk ? null : rows[^1].Id;
            }
        }

        private async Task<IReadOnlyList<RecipientLine>> Lines(IReadOnlyList<Recipient> rows, CancellationToken cancellationToken)
        {
            var names = await clients.NamesOf([.. rows.Select(row => row.ClientId)], cancellationToken);
            return [.. rows.Select(row => new RecipientLine(
                row.ClientId, names.GetValueOrDefault(row.ClientId), StateOf(row),
                row.Reason is { } reason ? CampaignView.Code(reason) : null, row.Detail, row.ConsentEntryId, row.Attempts, row.At,
                row.Returned is { } returned ? CampaignView.Code(returned) : null,
                row.Variant == 0 ? null : CampaignVersion.LetterOf(row.Variant)))];
        }

        private static string StateOf(Recipient row) => (States.First(state => state.Value.Contains(row.State)).Key, row.Returned) switch
        {
            (_, ReturnKind.Complaint) => Complained,
            ("sent", not null) => Bounced,
            var (state, _) => state,
        };
    }
}

/// <summary>One line of the ledger as people and programs see it.</summary>
/// <param name="Client">The name, as whoever asks may see it; null when the card is gone.</param>
/// <param name="Detail">The code of a refusal, or the field that was missing.</param>
/// <param name="Returned">"noSuchAddress", "full", "temporary", "refused", "complaint"; null when nothing came back.</param>
/// <param name="Variant">The letter of the one that was dealt while they were compared; null for everybody else.</param>
/// <param name="ConsentId">The line of the ledger of consents that allowed the mail.</param>
public sealed record RecipientLine(
    Guid ClientId, string? Client, string State, string? Reason, string? Detail, Guid? ConsentId, int Attempts, DateTime At,
    string? Returned, string? Variant);

/// <summary>What came of a campaign; see <see cref="CampaignResponse"/> for what people did with it.</summary>
internal sealed record CampaignFigures(
    int Total, int Sent, int Failed, int Uncertain, int Pending, int Cancelled, IReadOnlyDictionary<string, int> Excluded,
    int Delivered, int Bounced, int Complaints, int Refused, DateTime? StartedAt, DateTime? EndedAt, ClickFigures Clicks,
    IReadOnlyList<LinkFigures> Links, int ClickedBy, int OpenedBy, int Opens, int MachineOpens, int Unsubscribed, CampaignTest? Test,
    IReadOnlyList<VariantFigures> Variants);
