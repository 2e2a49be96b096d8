using Platform.Kernel.Jobs;

namespace Platform.Marketing.Campaigns;

/// <summary>Calls the worker to a campaign, in the transaction that gives it something to do.</summary>
internal static class CampaignCall
{
    /// <summary>Whoever has the turn now loses it, which harms nothing.</summary>
    public static async Task Call(this MarketingDb db, Guid campaignId, DateTime next, CancellationToken cancellationToken)
    {
        var tenant = db.TenantId;
        var known = await db.Set<QueuedCampaign>().Where(row => row.TenantId == tenant && row.CampaignId == campaignId)
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, QueuedCampaignState.Ready).SetProperty(m => m.NextAt, next)
                    .SetProperty(m => m.LeaseToken, (Guid?)null),
                cancellationToken);
        if (known == 0)
        {
            db.Add(new QueuedCampaign { TenantId = tenant, CampaignId = campaignId, NextAt = next });
        }
    }
}
