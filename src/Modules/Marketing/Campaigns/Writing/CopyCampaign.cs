namespace Platform.Marketing.Campaigns;

/// <summary>Makes a draft with the words and the audience of another campaign, whatever became of that one.</summary>
internal sealed class CopyCampaign : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapPost("/marketing/campaigns/{id:guid}/copy", FromPage).Needs(Right.RunCampaigns);
        doors.Api.MapPost("/campaigns/{id:guid}/copy", FromProgram).Needs(Right.RunCampaigns)
            .WithSummary("Makes a draft with the same words and the same audience.");
    }

    private static async Task<IResult> FromPage(
        Guid id, Copying copying, Flash flash, Here here, IStringLocalizer<CampaignText> texts, CancellationToken cancellationToken)
    {
        if (await copying.Copy(id, cancellationToken) is not { } copy)
        {
            return TypedResults.NotFound();
        }

        flash.Success(texts["Copied"], undoPath: here[$"/marketing/campaigns/{copy.Id}/remove"]);
        return TypedResults.LocalRedirect(here[$"/marketing/campaigns/{copy.Id}/edit"]);
    }

    private static async Task<IResult> FromProgram(Guid id, Copying copying, CampaignReading reading, CancellationToken cancellationToken)
        => await copying.Copy(id, cancellationToken) is not { } copy ? ApiProblems.NotFound()
            : TypedResults.Created($"/api/v1/campaigns/{copy.Id}", await reading.View(copy, cancellationToken));

    /// <summary>What both doors lead to.</summary>
    internal sealed class Copying(MarketingDb db, TenantContext salon, IStringLocalizer<CampaignText> texts)
    {
        /// <returns>Null when there is no such campaign; the mail of an automation belongs to that.</returns>
        public async Task<Campaign?> Copy(Guid id, CancellationToken cancellationToken)
        {
            if (await db.Campaigns.AsNoTracking().FirstOrDefaultAsync(campaign => campaign.Id == id && campaign.AutomationId == null,
                cancellationToken)
                is not { } original)
            {
                return null;
            }

            string name = texts["CopyOf", original.Name];
            var copy = new Campaign
            {
                Name = name[..Math.Min(name.Length, Campaign.LongestName)], Subject = original.Subject, Preheader = original.Preheader,
                ListId = original.ListId, ByConsent = original.ByConsent, SegmentId = original.SegmentId,
                ExceptSegmentId = original.ExceptSegmentId, ExceptListId = original.ExceptListId, IsLive = original.IsLive,
                Language = original.Language, Blocks = original.Blocks, UtmSource = original.UtmSource, UtmMedium = original.UtmMedium,
                UtmCampaign = original.UtmCampaign, Versions = original.Versions, TestShare = original.TestShare,
                TestHours = original.TestHours, CreatedAt = db.Now, CreatedBy = salon.Actor.Name,
            };
            db.Add(copy);
            await db.SaveChangesAsync(cancellationToken);
            return copy;
        }
    }
}
