using Platform.Contracts.Marketing;
using Platform.Marketing.Automations;
using Platform.Marketing.Campaigns;

namespace Platform.Marketing.Segments;

/// <summary>Removes a segment that nothing is sent by. Clients stay as they are.</summary>
internal sealed class RemoveSegment : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapPost("/marketing/segments/{id:guid}/remove", FromPage).Needs(Right.RunCampaigns);
        doors.Api.MapDelete("/segments/{id:guid}", FromProgram).Needs(Right.RunCampaigns)
            .WithSummary("Removes a segment, unless an automation or a campaign that is not over uses it.");
    }

    private static async Task<IResult> FromPage(
        Guid id, SegmentReading reading, Removal removal, Flash flash, Here here, IStringLocalizer<SegmentText> texts,
        CancellationToken cancellationToken)
    {
        if (await reading.Find(id, cancellationToken) is not { } segment)
        {
            return TypedResults.NotFound();
        }

        if (!await removal.Remove(segment, cancellationToken))
        {
            flash.Error(texts["InUse"]);
            return TypedResults.LocalRedirect(here[$"/marketing/segments/{id}"]);
        }

        flash.Success(texts["Removed", segment.Name]);
        return TypedResults.LocalRedirect(here["/marketing/segments"]);
    }

    private static async Task<IResult> FromProgram(
        Guid id, SegmentReading reading, Removal removal, IStringLocalizer<SegmentText> texts, CancellationToken cancellationToken)
        => await reading.Find(id, cancellationToken) is not { } segment ? ApiProblems.NotFound()
            : await removal.Remove(segment, cancellationToken) ? TypedResults.NoContent() : ApiProblems.Conflict(texts["InUse"]);

    /// <summary>What both doors lead to.</summary>
    internal sealed class Removal(MarketingDb db)
    {
        /// <returns>False when something is sent by it.</returns>
        public async Task<bool> Remove(Segment segment, CancellationToken cancellationToken)
        {
            if (await db.Campaigns.AnyAsync(
                c => (c.SegmentId == segment.Id || c.ExceptSegmentId == segment.Id) && c.State != CampaignState.Done
                    && c.State != CampaignState.Cancelled,
                cancellationToken))
            {
                return false;
            }

            var steps = await db.Automations.Select(automation => automation.Steps).ToListAsync(cancellationToken);
            if (steps.SelectMany(AutomationStep.Read).Any(step => step.SegmentId == segment.Id))
            {
                return false;
            }

            db.Remove(segment);
            db.Publish(new SegmentRemoved(segment.Id, segment.Name));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
    }
}
