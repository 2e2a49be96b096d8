using Platform.Clients.Fields;
using Platform.Contracts.Clients;

namespace Platform.Clients.Merging;

/// <summary>Takes a merge back. May be asked for twice.</summary>
internal sealed class UndoMerge : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapPost("/merges/{id:guid}/undo", FromNotice).Needs(Right.MergeClients);
        doors.Api.MapPost("/merges/{id:guid}/undo", FromProgram).Needs(Right.MergeClients)
            .WithSummary("Takes a merge back, within 30 days; of several merges of one card the last one first.");
    }

    private static async Task<IResult> FromNotice(
        Guid id, ClientsDb db, Undoing undoing, Flash flash, Here here, IStringLocalizer<ClientsText> texts,
        CancellationToken cancellationToken)
    {
        var (outcome, main) = await undoing.Undo(id, cancellationToken);
        if (outcome == Outcome.NotThere)
        {
            return TypedResults.NotFound();
        }

        if (outcome == Outcome.Undone)
        {
            flash.Success(texts["MergeUndone"]);
        }
        else
        {
            flash.Error(texts[$"Merge{outcome}", CardMerge.DaysToUndo]);
        }

        // The main card may have gone into the bin since.
        var isThere = await db.Clients.AnyAsync(card => card.Id == main, cancellationToken);
        return TypedResults.LocalRedirect(here[isThere ? $"/clients/{main}" : "/clients"]);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> FromProgram(
        Guid id, Undoing undoing, IStringLocalizer<ClientsText> texts, CancellationToken cancellationToken)
    {
        var (outcome, _) = await undoing.Undo(id, cancellationToken);
        return outcome switch
        {
            Outcome.Undone => TypedResults.NoContent(),
            Outcome.NotThere => ApiProblems.NotFound(),
            _ => ApiProblems.Conflict(texts[$"Merge{outcome}", CardMerge.DaysToUndo]),
        };
    }

    internal enum Outcome
    {
        Undone,
        NotThere,
        /// <summary>The days for it are over.</summary>
        TooLate,
        /// <summary>A later merge of the main card stands and would have to go first.</summary>
        NotTheLast,
    }

    /// <summary>What both doors lead to.</summary>
    internal sealed class Undoing(ClientsDb db, OwnFields own)
    {
        public async Task<(Outcome Outcome, Guid MainId)> Undo(Guid id, CancellationToken cancellationToken)
        {
            if (!await db.Merges.AnyAsync(merge => merge.Id == id, cancellationToken))
            {
                return (Outcome.NotThere, Guid.Empty);
            }

            // Whoever holds the number reads cards that nobody changes meanwhile.
            var result = (Outcome.NotThere, Guid.Empty);
            await db.InTransaction(
                async () =>
                {
                    await db.NextNumber(ClientsDb.ChangeCounter, cancellationToken);
                    var merge = await db.Merges.SingleAsync(merge => merge.Id == id, cancellationToken);
                    result = (await Undo(merge, cancellationToken), merge.MainId);
                },
                cancellationToken);
            return result;
        }

        private async Task<Outcome> Undo(CardMerge merge, CancellationToken cancellationToken)
        {
            var (mainId, ids) = (merge.MainId, merge.OtherIds);
            var main = await db.WithHidden.FirstOrDefaultAsync(card => card.Id == mainId, cancellationToken);
            if (main is null)
            {
                return Outcome.NotThere;
            }

            if (merge.UndoneAt is not null)
            {
                return Outcome.Undone;
            }

            if (db.Now > merge.UndoUntil)
            {
                return Outcome.TooLate;
            }

            if (main.MergedInto is not null || await IsFollowed(merge, cancellationToken))
            {
                return Outcome.NotTheLast;
            }

            main.Change(merge.Without(FieldMerging.FieldsOf(main)), await own.All(cancellationToken));
            foreach (var other in await db.WithHidden.Where(card => ids.Contains(card.Id)).ToListAsync(cancellationToken))
            {
                other.StandAlone();
                db.Publish(new ClientUnmerged(other.Id, mainId, merge.Id, other.DisplayName));
            }

            merge.UndoneAt = db.Now;
            await db.SaveChangesAsync(cancellationToken);
            return Outcome.Undone;
        }

        private Task<bool> IsFollowed(CardMerge merge, CancellationToken cancellationToken) => db.Merges.AnyAsync(
            later => later.MainId == merge.MainId && later.UndoneAt == null && later.Number > merge.Number, cancellationToken);
    }
}
