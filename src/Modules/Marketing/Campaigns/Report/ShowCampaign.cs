using System.Globalization;
using Platform.Contracts.Clients;
using Platform.Marketing.SendingDomains;

namespace Platform.Marketing.Campaigns;

/// <summary>The campaigns of the salon, and each at whatever step it is: what still lacks, how far it is, and what came of it.</summary>
internal sealed class ShowCampaign : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/marketing/campaigns", List).Needs(Right.SeeReports);
        doors.Staff.MapGet("/marketing/campaigns/{id:guid}", Page).Needs(Right.SeeReports);
        doors.Staff.MapGet("/marketing/campaigns/{id:guid}/progress", Progress).Needs(Right.SeeReports);
        doors.Api.MapGet("/campaigns", ForProgram).Needs(Right.SeeReports).WithSummary("The salon's campaigns, the newest first.");
        doors.Api.MapGet("/campaigns/{id:guid}", OneForProgram).Needs(Right.SeeReports);
    }

    private static async Task<IResult> List(int? page, CampaignReading reading, CancellationToken cancellationToken)
    {
        var (number, size) = Listing<CampaignView>.Bounds(page, null);
        var (views, total) = await reading.Page(number, size, cancellationToken);
        return Ui.Page<CampaignsPage>(new { Campaigns = views, Total = total, Number = number, Size = size });
    }

    private static Task<IResult> Page(Guid id, CampaignOverview overview, CancellationToken cancellationToken)
        => overview.Page(id, new FormState(), StatusCodes.Status200OK, cancellationToken);

    /// <summary>Asked each second while work goes on; when it has ended the page is opened anew, with what comes next.</summary>
    private static async Task<IResult> Progress(Guid id, CampaignReading reading, HttpContext context, CancellationToken cancellationToken)
    {
        if (await reading.Find(id, cancellationToken) is not { } view)
        {
            return TypedResults.NotFound();
        }

        if (!view.IsWorking)
        {
            context.Response.Headers["HX-Refresh"] = "true";
        }

        return Ui.Fragment<CampaignProgress>(new { Campaign = view });
    }

    private static async Task<Listing<CampaignView>> ForProgram(
        int? page, int? pageSize, CampaignReading reading, CancellationToken cancellationToken)
    {
        var (number, size) = Listing<CampaignView>.Bounds(page, pageSize);
        var (views, total) = await reading.Page(number, size, cancellationToken);
        return new Listing<CampaignView>(views, total, number, size);
    }

    private static async Task<IResult> OneForProgram(Guid id, CampaignReading reading, CancellationToken cancellationToken)
        => await reading.Find(id, cancellationToken) is { } view ? TypedResults.Ok(view) : ApiProblems.NotFound();
}

/// <summary>Makes the page of one campaign.</summary>
internal sealed class CampaignOverview(
    MarketingDb db, CampaignReading reading, CampaignResponses responses, VariantReading variants, Preflight preflight, WarmUp warmUp,
    IStringLocalizer<CampaignText> texts, Here here)
{
    public async Task<IResult> Page(Guid id, FormState state, int status, CancellationToken cancellationToken)
    {
        if (await db.Campaigns.AsNoTracking().FirstOrDefaultAsync(campaign => campaign.Id == id, cancellationToken) is not { } campaign)
        {
            return TypedResults.NotFound();
        }

        if (campaign.AutomationId is { } automation)
        {
            return TypedResults.LocalRedirect(here[$"/marketing/automations/{automation}"]);
        }

        var audience = await Said(campaign, cancellationToken);
        var outlook = campaign.MayBeChanged ? await preflight.Look(campaign, cancellationToken) : null;
        var view = await reading.View(campaign, cancellationToken);
        return Ui.Page<CampaignPage>(
            new
            {
                Campaign = view, Audience = audience, Outlook = outlook, State = state,
                Response = view.Sent > 0 ? await responses.Of(campaign, cancellationToken) : null,
                Variants = view.Test is not null && campaign.IsPrepared ? await variants.Of(campaign, cancellationToken) : [],
                MayArchive = await ShowArchive.Archive.MayShow(campaign, db, cancellationToken),
                FullUntil = campaign.State == CampaignState.Sending ? await warmUp.FullUntil(cancellationToken) : null,
            },
            status);
    }

    /// <summary>Whom it is for, and whether that is looked at again.</summary>
    private async Task<string> Said(Campaign campaign, CancellationToken cancellationToken)
    {
        var lists = await db.Lists.AsNoTracking().ToDictionaryAsync(list => list.Id, list => list.Name, cancellationToken);
        var ids = new[] { campaign.SegmentId, campaign.ExceptSegmentId };
        var segments = await db.Segments.AsNoTracking().Where(segment => ids.Contains(segment.Id))
            .ToDictionaryAsync(segment => segment.Id, segment => segment.Name, cancellationToken);
        var list = lists.GetValueOrDefault(campaign.ListId) ?? "";
        List<string> said =
        [
            campaign.SegmentId is not { } id ? texts["ToList", list]
                : campaign.ByConsent ? texts["ToSegment", Name(id)] : texts["ToBoth", Name(id), list],
        ];
        said.AddRange(campaign.ExceptListId is { } notOn ? [texts["NotTo", lists.GetValueOrDefault(notOn) ?? ""]] : []);
        said.AddRange(campaign.ExceptSegmentId is { } notIn ? [texts["NotTo", Name(notIn)]] : []);
        said.AddRange(campaign.SegmentId is not null || said.Count > 1 ? [texts[campaign.IsLive ? "LiveSaid" : "FrozenSaid"]] : []);
        return string.Join("; ", said);

        string Name(Guid segment) => segments.GetValueOrDefault(segment) ?? "–";
    }
}
