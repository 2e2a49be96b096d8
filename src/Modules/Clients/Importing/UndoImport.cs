namespace Platform.Clients.Importing;

/// <summary>A card that stayed when its import was undone.</summary>
public sealed record KeptClientView(Guid Id, string DisplayName);

/// <summary>
/// Asks before an import is undone, and begins it; <see cref="TakeBackImport"/> does the work. Also says which cards stayed.
/// </summary>
internal sealed class UndoImport : IFeature
{
    public const int MostKeptShown = 50;

    private enum Outcome
    {
        Taken,
        NotFound,
        WrongState,
        UndoTooLate,
    }

    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/settings/import/{id:guid}/undo", Ask).Needs(Right.ImportClients);
        doors.Staff.MapPost("/settings/import/{id:guid}/undo", FromPage).Needs(Right.ImportClients);
        doors.Api.MapPost("/imports/{id:guid}/undo", FromProgram).Needs(Right.ImportClients);
        doors.Api.MapGet("/imports/{id:guid}/kept", ListKept).Needs(Right.ImportClients)
            .WithSummary("The clients of an undone import that stayed, because people have worked with them since.");
    }

    /// <summary>The cards of an undone import that are still in the list.</summary>
    internal static IQueryable<Client> Kept(Guid importId, ClientsDb db)
        => db.Clients.AsNoTracking().Where(client => client.ImportId == importId)
            .OrderBy(client => client.DisplayName).ThenBy(client => client.Id);

    private static async Task<IResult> Ask(
        Guid id, ClientsDb db, IStringLocalizer<ImportText> texts, Flash flash, Here here, CancellationToken cancellationToken)
    {
        if (await db.Imports.AsNoTracking().FirstOrDefaultAsync(import => import.Id == id, cancellationToken) is not { } import)
        {
            return TypedResults.NotFound();
        }

        if (Refusal(import, db.Now) is { } refusal)
        {
            flash.Error(texts[refusal.ToString()]);
            return TypedResults.LocalRedirect(here[$"/settings/import/{id}"]);
        }

        return Ui.Page<UndoImportPage>(new { Import = ImportView.Of(import) });
    }

    private static async Task<IResult> FromPage(
        Guid id, ClientsDb db, IStringLocalizer<ImportText> texts, Flash flash, Here here, CancellationToken cancellationToken)
    {
        var outcome = await Begin(id, db, cancellationToken);
        if (outcome == Outcome.NotFound)
        {
            return TypedResults.NotFound();
        }

        if (outcome != Outcome.Taken)
        {
            flash.Error(texts[outcome.ToString()]);
        }

        return TypedResults.LocalRedirect(here[$"/settings/import/{id}"]);
    }

    private static async Task<Results<Accepted<ImportView>, ProblemHttpResult>> FromProgram(
        Guid id, ClientsDb db, IStringLocalizer<ImportText> texts, Here here, CancellationToken cancellationToken)
        => await Begin(id, db, cancellationToken) switch
        {
            Outcome.Taken => TypedResults.Accepted(
                here[$"/api/v1/imports/{id}"], ImportView.Of(await db.Imports.AsNoTracking().FirstAsync(import => import.Id == id, cancellationToken))),
            Outcome.NotFound => ApiProblems.NotFound(),
            var refused => ApiProblems.Conflict(texts[refused.ToString()]),
        };

    private static async Task<Results<Ok<Listing<KeptClientView>>, ProblemHttpResult>> ListKept(
        Guid id, int? page, int? pageSize, ClientsDb db, CancellationToken cancellationToken)
    {
        if (!await db.Imports.AnyAsync(import => import.Id == id && import.State == ImportState.Undone, cancellationToken))
        {
            return ApiProblems.NotFound();
        }

        var (number, size) = Listing<KeptClientView>.Bounds(page, pageSize);
        var kept = Kept(id, db);
        var rows = await kept.Skip((number - 1) * size).Take(size).Select(client => new KeptClientView(client.Id, client.DisplayName))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Listing<KeptClientView>(rows, await kept.CountAsync(cancellationToken), number, size));
    }

    private static Outcome? Refusal(Import import, DateTime now)
        => import.UndoUntil is not { } until ? Outcome.WrongState : until < now ? Outcome.UndoTooLate : null;

    private static async Task<Outcome> Begin(Guid id, ClientsDb db, CancellationToken cancellationToken)
    {
        if (await db.Imports.FirstOrDefaultAsync(import => import.Id == id, cancellationToken) is not { } import)
        {
            return Outcome.NotFound;
        }

        if (Refusal(import, db.Now) is { } refusal)
        {
            return refusal;
        }

        import.BeginUndo(import.Created + await db.Fillings.CountAsync(filling => filling.ImportId == id, cancellationToken));
        db.Enqueue(TakeBackImport.TaskKind, id);
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
    }
}
