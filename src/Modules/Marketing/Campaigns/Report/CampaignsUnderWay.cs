using Microsoft.AspNetCore.Components;

namespace Platform.Marketing.Campaigns;

/// <summary>Where the day begins: campaigns that are being sent, are planned, or wait for somebody's word.</summary>
internal sealed class CampaignsUnderWay(MarketingDb db, CampaignReading reading) : HomePart
{
    private const int Most = 5;

    private static readonly CampaignState[] UnderWay =
        [CampaignState.Scheduled, CampaignState.Preparing, CampaignState.Sending, CampaignState.Paused, CampaignState.Held];

    public override int Order => 30;

    public override Right Needs => Right.SeeReports;

    public override async Task<RenderFragment?> Make(CancellationToken cancellationToken)
    {
        var found = await db.Campaigns.AsNoTracking().Where(campaign => campaign.AutomationId == null && UnderWay.Contains(campaign.State))
            .OrderByDescending(campaign => campaign.CreatedAt).Take(Most).ToListAsync(cancellationToken);
        return found.Count == 0 ? null : CampaignsUnderWayView.Of(await reading.Views(found, cancellationToken));
    }
}
