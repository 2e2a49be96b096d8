namespace Platform.Marketing.Automations;

/// <summary>Takes an automation away that does not run, and brings it back. Who got its mails stays known.</summary>
internal sealed class RemoveAutomation : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapPost("/marketing/automations/{id:guid}/remove", FromPage).Needs(Right.RunCampaigns);
        doors.Staff.MapPost("/marketing/automations/{id:guid}/restore", Restore).Needs(Right.RunCampaigns);
        doors.Api.MapDelete("/automations/{id:guid}", FromProgram).Needs(Right.RunCampaigns)
            .WithSummary("Removes an automation that does not run.");
    }

    private static async Task<IResult> FromPage(
        Guid id, Removal removal, Flash flash, Here here, IStringLocalizer<AutomationText> texts, CancellationToken cancellationToken)
    {
        switch (await removal.Remove(id, cancellationToken))
        {
            case null:
                return TypedResults.NotFound();
            case false:
                flash.Error(texts["WrongState"]);
                return TypedResults.LocalRedirect(here[$"/marketing/automations/{id}"]);
            default:
                flash.Success(texts["AutomationRemoved"], undoPath: here[$"/marketing/automations/{id}/restore"]);
                return TypedResults.LocalRedirect(here["/marketing/automations"]);
        }
    }

    private static async Task<IResult> Restore(
        Guid id, Removal removal, Flash flash, Here here, IStringLocalizer<AutomationText> texts, CancellationToken cancellationToken)
    {
        if (!await removal.Restore(id, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        flash.Success(texts["AutomationRestored"]);
        return TypedResults.LocalRedirect(here[$"/marketing/automations/{id}"]);
    }

    private static async Task<IResult> FromProgram(
        Guid id, Removal removal, IStringLocalizer<AutomationText> texts, CancellationToken cancellationToken)
        => await removal.Remove(id, cancellationToken) switch
        {
            null => ApiProblems.NotFound(),
            false => ApiProblems.Conflict(texts["WrongState"]),
            _ => TypedResults.NoContent(),
        };

    /// <summary>What both doors lead to.</summary>
    internal sealed class Removal(MarketingDb db)
    {
        /// <returns>Null when there is none; false while it runs.</returns>
        public async Task<bool?> Remove(Guid id, CancellationToken cancellationToken)
        {
            bool? done = null;
            await db.SettleWithOthers(async () =>
            {
                var automation = await db.Automations.FirstOrDefaultAsync(one => one.Id == id, cancellationToken);
                done = automation?.MayBeChanged;
                if (done == true)
                {
                    automation!.RemovedAt = db.Now;
                    await db.SaveChangesAsync(cancellationToken);
                }
            });
            return done;
        }

        /// <returns>False when there is nothing to bring back.</returns>
        public async Task<bool> Restore(Guid id, CancellationToken cancellationToken)
        {
            if (await db.AutomationsWithRemoved.FirstOrDefaultAsync(one => one.Id == id && one.RemovedAt != null, cancellationToken)
                is not { } automation)
            {
                return false;
            }

            automation.RemovedAt = null;
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
    }
}
