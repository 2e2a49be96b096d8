namespace Platform.Clients.Importing;

/// <summary>A card that stayed when its import was undone.</summary>
public sealed record KeptClientView(Guid Id, string DisplayName);

/// <summary>Asks before an import is undone, begins it, and says which cards stayed; <see cref="TakeBackImport"/> does the work.</summary>
internal sealed class UndoImport : IFeature
{
    public const int MostKeptShown = 50;

    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/settings/import/{id:guid}/undo", Ask).Needs(Right.ImportClients);
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

    private static RunImport.Outcome? Refusal(Import import, DateTime now)
        => import.UndoUntil is not { } until ? RunImport.Outcome.WrongState : until < now ? RunImport.Outcome.UndoTooLate : null;

    /// <summary>The step behind both doors, which <see cref="RunImport"/> opens like those of the other steps.</summary>
    internal static async Task<RunImport.Outcome> Begin(Guid id, ClientsDb db, CancellationToken cancellationToken)
    {
        if (await db.Imports.FirstOrDefaultAsync(import => import.Id == id, cancellationToken) is not { } import)
        {
            return RunImport.Outcome.NotFound;
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
            return RunImport.Outcome.Taken;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return RunImport.Outcome.WrongState;
        }
    }
}
