using Platform.Contracts.Marketing;
using Platform.Kernel.Jobs;

namespace Platform.Marketing.Campaigns;

/// <summary>Takes a draft away, and brings it back. What was started stays: people got it.</summary>
internal sealed class RemoveCampaign : IFeature
{
    public void Map(Doors doors) => new Removal<Campaign, CampaignText>(
        nameof(Campaign), "campaigns", db => db.CampaignsWithRemoved.Where(campaign => campaign.AutomationId == null),
        campaign => new CampaignRemoved(campaign.Id, campaign.Name),
        campaign => new CampaignRestored(campaign.Id, campaign.Name))
        .Map(doors, "Removes a draft; a campaign that was started stays.");
}

/// <summary>Each night: a draft that was removed goes for good after 30 days.</summary>
[Clock("0 35 3 * * ?")]
internal sealed class ForgetRemovedCampaigns(MarketingDb db) : ISalonClockJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task Run(CancellationToken cancellationToken)
    {
        var old = db.Now - Kept;
        await db.InTransaction(
            () => db.CampaignsWithRemoved.Where(campaign => campaign.RemovedAt < old).ExecuteDeleteAsync(cancellationToken),
            cancellationToken);
    }
}
