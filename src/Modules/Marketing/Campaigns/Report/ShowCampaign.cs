using System.Globalization;
using Platform.Contracts.Clients;

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
internal sealed class CampaignOverview(MarketingDb db, CampaignReading reading, Preflight preflight)
{
    public async Task<IResult> Page(Guid id, FormState state, int status, CancellationToken cancellationToken)
    {
        if (await db.Campaigns.AsNoTracking().FirstOrDefaultAsync(campaign => campaign.Id == id, cancellationToken) is not { } campaign)
        {
            return TypedResults.NotFound();
        }

        var list = await db.Lists.AsNoTracking().Where(list => list.Id == campaign.ListId).Select(list => list.Name)
            .FirstOrDefaultAsync(cancellationToken);
        var outlook = campaign.MayBeChanged ? await preflight.Look(campaign, cancellationToken) : null;
        return Ui.Page<CampaignPage>(new { Campaign = await reading.View(campaign, cancellationToken), List = list ?? "", Outlook = outlook, State = state }, status);
    }
}
