using Platform.Kernel.Events;

namespace Platform.Marketing;

/// <summary>What a salon wrote and can take away while nobody gets it; it is hidden first, so that it can be brought back.</summary>
internal abstract class Removable : Versioned
{
    /// <summary>When it was taken away, UTC; hidden since.</summary>
    public DateTime? RemovedAt { get; set; }

    /// <summary>Nobody gets it now.</summary>
    public abstract bool MayBeRemoved { get; }
}

/// <summary>Takes away and brings back, at the page and for programs. What is said of it then is the feature's to know.</summary>
/// <typeparam name="TTexts">Holds "WrongState", and after <paramref name="name"/> "Removed" and "Restored".</typeparam>
/// <param name="name">The first word of the messages: "Campaign".</param>
/// <param name="folder">Where its pages are: "campaigns".</param>
/// <param name="among">All of them, the removed ones too.</param>
internal sealed class Removal<T, TTexts>(
    string name, string folder, Func<MarketingDb, IQueryable<T>> among, Func<T, Event> removed, Func<T, Event> restored)
    where T : Removable
{
    public void Map(Doors doors, string summary)
    {
        doors.Staff.MapPost($"/marketing/{folder}/{{id:guid}}/remove", RemoveFromPage).Needs(Right.RunCampaigns);
        doors.Staff.MapPost($"/marketing/{folder}/{{id:guid}}/restore", RestoreFromPage).Needs(Right.RunCampaigns);
        doors.Api.MapDelete($"/{folder}/{{id:guid}}", RemoveFromProgram).Needs(Right.RunCampaigns).WithSummary(summary);
    }

    private async Task<IResult> RemoveFromPage(
        Guid id, MarketingDb db, Flash flash, Here here, IStringLocalizer<TTexts> texts, CancellationToken cancellationToken)
    {
        switch (await Remove(id, db, cancellationToken))
        {
            case null:
                return TypedResults.NotFound();
            case false:
                flash.Error(texts["WrongState"]);
                return TypedResults.LocalRedirect(here[$"/marketing/{folder}/{id}"]);
            default:
                flash.Success(texts[$"{name}Removed"], undoPath: here[$"/marketing/{folder}/{id}/restore"]);
                return TypedResults.LocalRedirect(here[$"/marketing/{folder}"]);
        }
    }

    private async Task<IResult> RestoreFromPage(
        Guid id, MarketingDb db, Flash flash, Here here, IStringLocalizer<TTexts> texts, CancellationToken cancellationToken)
    {
        if (!await Restore(id, db, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        flash.Success(texts[$"{name}Restored"]);
        return TypedResults.LocalRedirect(here[$"/marketing/{folder}/{id}"]);
    }

    private async Task<IResult> RemoveFromProgram(
        Guid id, MarketingDb db, IStringLocalizer<TTexts> texts, CancellationToken cancellationToken)
        => await Remove(id, db, cancellationToken) switch
        {
            null => ApiProblems.NotFound(),
            false => ApiProblems.Conflict(texts["WrongState"]),
            _ => TypedResults.NoContent(),
        };

    /// <returns>Null when there is none; false while somebody gets it.</returns>
    private async Task<bool?> Remove(Guid id, MarketingDb db, CancellationToken cancellationToken)
    {
        bool? done = null;
        await db.SettleWithOthers(async () =>
        {
            var found = await among(db).FirstOrDefaultAsync(one => one.Id == id && one.RemovedAt == null, cancellationToken);
            done = found?.MayBeRemoved;
            if (done == true)
            {
                found!.RemovedAt = db.Now;
                db.Publish(removed(found));
                await db.SaveChangesAsync(cancellationToken);
            }
        });
        return done;
    }

    /// <returns>False when there is nothing to bring back.</returns>
    private async Task<bool> Restore(Guid id, MarketingDb db, CancellationToken cancellationToken)
    {
        var isThere = false;
        await db.SettleWithOthers(async () =>
        {
            var found = await among(db).FirstOrDefaultAsync(one => one.Id == id && one.RemovedAt != null, cancellationToken);
            isThere = found is not null;
            if (found is not null)
            {
                found.RemovedAt = null;
                db.Publish(restored(found));
                await db.SaveChangesAsync(cancellationToken);
            }
        });
        return isThere;
    }
}
