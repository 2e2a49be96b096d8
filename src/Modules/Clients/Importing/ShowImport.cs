namespace Platform.Clients.Importing;

/// <summary>Shows an import at whatever step it is; a program asks the same. The page can be left and comes back.</summary>
internal sealed class ShowImport : IFeature
{
    private const int MostProblems = 20;

    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/settings/import/{id:guid}", Page).Needs(Right.ImportClients);
        doors.Staff.MapGet("/settings/import/{id:guid}/progress", Progress).Needs(Right.ImportClients);
        doors.Api.MapGet("/imports/{id:guid}", FromProgram).Needs(Right.ImportClients);
    }

    private static async Task<IResult> Page(Guid id, ClientsDb db, CancellationToken cancellationToken)
        => await Answer(id, db, new FormState(), StatusCodes.Status200OK, cancellationToken);

    /// <summary>The page with what was wrong in its form.</summary>
    internal static async Task<IResult> Answer(Guid id, ClientsDb db, FormState state, int status, CancellationToken cancellationToken)
    {
        if (await db.Imports.AsNoTracking().FirstOrDefaultAsync(import => import.Id == id, cancellationToken) is not { } import)
        {
            return TypedResults.NotFound();
        }

        var problems = db.Problems.AsNoTracking().Where(problem => problem.ImportId == id);
        var first = await problems.OrderBy(problem => problem.Kind == ProblemKind.Error ? 0 : 1).ThenBy(problem => problem.Row).ThenBy(problem => problem.Id)
            .Take(MostProblems).ToListAsync(cancellationToken);
        var view = ImportView.Of(import);
        List<KeptClientView> kept = import.State != ImportState.Undone ? [] : await UndoImport.Kept(id, db).Take(UndoImport.MostKeptShown)
            .Select(client => new KeptClientView(client.Id, client.DisplayName)).ToListAsync(cancellationToken);
        return Ui.Page<ImportPage>(new { Import = view, Problems = first.ConvertAll(ImportProblemView.Of), Kept = kept, State = state }, status);
    }

    /// <summary>Asked each second while work goes on; when it has ended the page is opened anew, with what comes next.</summary>
    private static async Task<IResult> Progress(Guid id, ClientsDb db, HttpContext context, CancellationToken cancellationToken)
    {
        if (await db.Imports.AsNoTracking().FirstOrDefaultAsync(import => import.Id == id, cancellationToken) is not { } import)
        {
            return TypedResults.NotFound();
        }

        if (!import.IsWorking)
        {
            context.Response.Headers["HX-Refresh"] = "true";
        }

        return Ui.Fragment<ImportProgress>(new { Import = ImportView.Of(import) });
    }

    private static async Task<Results<Ok<ImportView>, ProblemHttpResult>> FromProgram(Guid id, ClientsDb db, CancellationToken cancellationToken)
        => await db.Imports.AsNoTracking().FirstOrDefaultAsync(import => import.Id == id, cancellationToken) is { } import
            ? TypedResults.Ok(ImportView.Of(import))
            : ApiProblems.NotFound();
}
