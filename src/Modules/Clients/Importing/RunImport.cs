namespace Platform.Clients.Importing;

/// <summary>
/// Starts the dry run, the run or the undoing, and cancels. The work itself is done by <see cref="ImportClients"/> and
/// <see cref="TakeBackImport"/>.
/// </summary>
internal sealed class RunImport : IFeature
{
    private delegate Task<Outcome> Step(Guid id, ClientsDb db, CancellationToken cancellationToken);

    internal enum Outcome
    {
        Taken,
        NotFound,
        WrongState,
        NameColumnMissing,
        AnotherRuns,
        UndoTooLate,
    }

    public void Map(Doors doors)
    {
        Map("dry-run", (id, db, cancellationToken) => Begin(id, import => import.BeginDryRun(db.Now), db, cancellationToken));
        Map("run", (id, db, cancellationToken) => Begin(id, import => import.BeginRun(db.Now), db, cancellationToken));
        Map("cancel", Cancel);
        Map("undo", UndoImport.Begin);

        void Map(string path, Step step)
        {
            doors.Staff.MapPost($"/settings/import/{{id:guid}}/{path}", FromPage(step)).Needs(Right.ImportClients);
            doors.Api.MapPost($"/imports/{{id:guid}}/{path}", FromProgram(step)).Needs(Right.ImportClients);
        }
    }

    private static Func<Guid, ClientsDb, IStringLocalizer<ImportText>, Flash, Here, CancellationToken, Task<IResult>> FromPage(Step step)
        => async (id, db, texts, flash, here, cancellationToken) =>
        {
            var outcome = await step(id, db, cancellationToken);
            if (outcome == Outcome.NotFound)
            {
                return TypedResults.NotFound();
            }

            if (outcome != Outcome.Taken)
            {
                flash.Error(texts[outcome.ToString()]);
            }

            return TypedResults.LocalRedirect(here[$"/settings/import/{id}"]);
        };

    private static Func<Guid, ClientsDb, IStringLocalizer<ImportText>, Here, CancellationToken, Task<IResult>> FromProgram(Step step)
        => async (id, db, texts, here, cancellationToken) => await step(id, db, cancellationToken) switch
        {
            Outcome.Taken => TypedResults.Accepted(
                here[$"/api/v1/imports/{id}"], ImportView.Of(await db.Imports.AsNoTracking().FirstAsync(import => import.Id == id, cancellationToken))),
            Outcome.NotFound => ApiProblems.NotFound(),
            var refused => ApiProblems.Conflict(texts[refused.ToString()]),
        };

    private static async Task<Outcome> Begin(Guid id, Action<Import> begin, ClientsDb db, CancellationToken cancellationToken)
    {
        if (await db.Imports.FirstOrDefaultAsync(import => import.Id == id, cancellationToken) is not { } import)
        {
            return Outcome.NotFound;
        }

        if (!import.MayBegin || !import.Mapping!.HasName)
        {
            return import.MayBegin ? Outcome.NameColumnMissing : Outcome.WrongState;
        }

        begin(import);
        db.Enqueue(ImportClients.TaskKind, id);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Outcome.Taken;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Outcome.WrongState;
        }
        catch (DbUpdateException refused) when (Dialect.Of(db.Database).IsUniqueViolation(refused))
        {
            db.ChangeTracker.Clear();
            return Outcome.AnotherRuns;
        }
    }

    /// <summary>What was imported until now stays; the chunk that is being written is finished first.</summary>
    private static async Task<Outcome> Cancel(Guid id, ClientsDb db, CancellationToken cancellationToken)
    {
        if (await db.Imports.AsNoTracking().FirstOrDefaultAsync(import => import.Id == id, cancellationToken) is not { } import)
        {
            return Outcome.NotFound;
        }

        if (!import.MayBeCancelled)
        {
            return Outcome.WrongState;
        }

        DateTime? now = db.Now;
        var changed = 0;
        await db.InTransaction(
            async () => changed = await db.Imports.Where(i => i.Id == id && i.State == import.State).ExecuteUpdateAsync(
                set => set.SetProperty(i => i.State, ImportState.Cancelled).SetProperty(i => i.EndedAt, now).SetProperty(i => i.Version, i => i.Version + 1),
                cancellationToken),
            cancellationToken);
        return changed == 0 ? Outcome.WrongState : Outcome.Taken;
    }
}
