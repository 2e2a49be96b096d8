using Platform.Kernel.Jobs;

namespace Platform.Marketing.Campaigns;

/// <summary>Takes a draft away, and brings it back. What was started stays: people got it.</summary>
internal sealed class RemoveCampaign : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapPost("/marketing/campaigns/{id:guid}/remove", FromPage).Needs(Right.RunCampaigns);
        doors.Staff.MapPost("/marketing/campaigns/{id:guid}/restore", Restore).Needs(Right.RunCampaigns);
        doors.Api.MapDelete("/campaigns/{id:guid}", FromProgram).Needs(Right.RunCampaigns)
            .WithSummary("Removes a draft; a campaign that was started stays.");
    }

    private static async Task<IResult> FromPage(
        Guid id, Removal removal, Flash flash, Here here, IStringLocalizer<CampaignText> texts, CancellationToken cancellationToken)
    {
        switch (await removal.Remove(id, cancellationToken))
        {
            case null:
                return TypedResults.NotFound();
            case false:
                flash.Error(texts["WrongState"]);
                return TypedResults.LocalRedirect(here[$"/marketing/campaigns/{id}"]);
            default:
                flash.Success(texts["CampaignRemoved"], undoPath: here[$"/marketing/campaigns/{id}/restore"]);
                return TypedResults.LocalRedirect(here["/marketing/campaigns"]);
        }
    }

    private static async Task<IResult> Restore(
        Guid id, Removal removal, Flash flash, Here here, IStringLocalizer<CampaignText> texts, CancellationToken cancellationToken)
    {
        if (!await removal.Restore(id, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        flash.Success(texts["CampaignRestored"]);
        return TypedResults.LocalRedirect(here[$"/marketing/campaigns/{id}"]);
    }

    private static async Task<IResult> FromProgram(
        Guid id, Removal removal, IStringLocalizer<CampaignText> texts, CancellationToken cancellationToken)
        => await removal.Remove(id, cancellationToken) switch
        {
            null => ApiProblems.NotFound(),
            false => ApiProblems.Conflict(texts["WrongState"]),
            _ => TypedResults.NoContent(),
        };

    /// <summary>What both doors lead to.</summary>
    internal sealed class Removal(MarketingDb db)
    {
        /// <returns>Null when there is none; false when it is no draft.</returns>
        public async Task<bool?> Remove(Guid id, CancellationToken cancellationToken)
        {
            bool? done = null;
            await db.SettleWithOthers(async () =>
            {
                var campaign = await db.Campaigns.FirstOrDefaultAsync(one => one.Id == id && one.AutomationId == null, cancellationToken);
                done = campaign is null ? null : campaign.State == CampaignState.Draft;
                if (done == true)
                {
                    campaign!.RemovedAt = db.Now;
                    await db.SaveChangesAsync(cancellationToken);
                }
            });
            return done;
        }

        /// <returns>False when there is nothing to bring back.</returns>
        public async Task<bool> Restore(Guid id, CancellationToken cancellationToken)
        {
            if (await db.CampaignsWithRemoved.FirstOrDefaultAsync(campaign => campaign.Id == id && campaign.RemovedAt != null,
                cancellationToken) is not { } campaign)
            {
                return false;
            }

            campaign.RemovedAt = null;
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
    }
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
