using Platform.Contracts.Clients;
using Platform.Contracts.History;
using Platform.Kernel.Events;

namespace Platform.History;

/// <summary>Removes an action, and brings it back. Both may be asked for twice.</summary>
internal sealed class RemoveAction : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapPost("/clients/{id:guid}/actions/{actionId:guid}/remove", FromCard).Needs(Right.WriteNotes);
        doors.Staff.MapPost("/clients/{id:guid}/actions/{actionId:guid}/restore", FromNotice).Needs(Right.WriteNotes);
        doors.Api.MapDelete("/clients/{id:guid}/actions/{actionId:guid}", (Guid id, Guid actionId, Bin bin, CancellationToken cancellationToken)
            => ForProgram(id, actionId, true, bin, cancellationToken)).Needs(Right.WriteNotes);
        doors.Api.MapPost("/clients/{id:guid}/actions/{actionId:guid}/restore", (Guid id, Guid actionId, Bin bin, CancellationToken cancellationToken)
            => ForProgram(id, actionId, false, bin, cancellationToken)).Needs(Right.WriteNotes);
    }

    private static async Task<IResult> FromCard(
        Guid id, Guid actionId, Bin bin, Flash flash, Here here, IStringLocalizer<HistoryText> texts, CancellationToken cancellationToken)
    {
        if (await bin.Move(id, actionId, true, cancellationToken) is { } refused)
        {
            return TypedResults.StatusCode(refused);
        }

        flash.Success(texts["ActionRemoved"], undoPath: here[$"/clients/{id}/actions/{actionId}/restore"]);
        return TypedResults.LocalRedirect(here[$"/clients/{id}?tab={HistoryPart.TabKey}"]);
    }

    private static async Task<IResult> FromNotice(
        Guid id, Guid actionId, Bin bin, Flash flash, Here here, IStringLocalizer<HistoryText> texts, CancellationToken cancellationToken)
    {
        if (await bin.Move(id, actionId, false, cancellationToken) is { } refused)
        {
            return TypedResults.StatusCode(refused);
        }

        flash.Success(texts["ActionRestored"]);
        return TypedResults.LocalRedirect(here[$"/clients/{id}?tab={HistoryPart.TabKey}"]);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ForProgram(
        Guid id, Guid actionId, bool isRemoved, Bin bin, CancellationToken cancellationToken)
        => await bin.Move(id, actionId, isRemoved, cancellationToken) switch
        {
            null => TypedResults.NoContent(),
            StatusCodes.Status403Forbidden => ActionSearch.NotYours(),
            _ => ApiProblems.NotFound(),
        };

    /// <summary>What all four doors lead to.</summary>
    internal sealed class Bin(HistoryDb db, ActionSearch search, ActionSight sight)
    {
        /// <returns>The status with which it is refused; null when it is done.</returns>
        public async Task<int?> Move(Guid clientId, Guid actionId, bool isRemoved, CancellationToken cancellationToken)
        {
            if (await search.Find(clientId, actionId, cancellationToken) is not { } action)
            {
                return StatusCodes.Status404NotFound;
            }

            if (!sight.MayChange(action))
            {
                return StatusCodes.Status403Forbidden;
            }

            if (action.RemovedAt is not null == isRemoved)
            {
                return null;
            }

            var type = ActionKinds.Code(action.Kind);
            db.Publish(isRemoved ? new ActionRemoved(action.ClientId, action.Id, type) : (ClientEvent)new ActionRestored(action.ClientId, action.Id, type));
            var isSaved = false;
            while (!isSaved)
            {
                action.RemovedAt = isRemoved ? db.Now : null;
                try
                {
                    await db.SaveChangesAsync(cancellationToken);
                    isSaved = true;
                }
                catch (DbUpdateConcurrencyException)
                {
                    // It goes, or comes back, as it is: a change of somebody else at the same moment is kept.
                    await db.Entry(action).ReloadAsync(cancellationToken);
                }
            }

            return null;
        }
    }
}
