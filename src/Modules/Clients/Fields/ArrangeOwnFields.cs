namespace Platform.Clients.Fields;

/// <summary>
/// The order of the salon's own fields, and which of them are shown. A field that is removed keeps what was filled in and comes back
/// with it. All of it may be asked for twice.
/// </summary>
internal sealed class ArrangeOwnFields : IFeature
{
    public const string Page = "/settings/client-fields";

    public void Map(Doors doors)
    {
        doors.Staff.MapPost($"{ChangeOwnField.Path}/{{id:guid}}/up", Move).Needs(Right.ChangeSettings);
        doors.Staff.MapPost($"{ChangeOwnField.Path}/{{id:guid}}/remove", Remove).Needs(Right.ChangeSettings);
        doors.Staff.MapPost($"{ChangeOwnField.Path}/{{id:guid}}/restore", Restore).Needs(Right.ChangeSettings);
        doors.Api.MapPut($"{ChangeOwnField.Path}/order", Order).Needs(Right.ChangeSettings)
            .WithSummary("Puts the fields into the order of these ids; the others stand behind them.");
        doors.Api.MapDelete($"{ChangeOwnField.Path}/{{id:guid}}", RemoveForProgram).Needs(Right.ChangeSettings)
            .WithSummary("Takes a field off the cards; what was filled in is kept.");
        doors.Api.MapPost($"{ChangeOwnField.Path}/{{id:guid}}/restore", RestoreForProgram).Needs(Right.ChangeSettings);
    }

    /// <summary>Before the one that stands above it.</summary>
    private static async Task<IResult> Move(Guid id, ClientsDb db, OwnFields own, Here here, CancellationToken cancellationToken)
    {
        var shown = (await own.Shown(cancellationToken)).ToList();
        var at = shown.FindIndex(field => field.Id == id);
        if (at < 0)
        {
            return TypedResults.NotFound();
        }

        if (at > 0)
        {
            (shown[at - 1], shown[at]) = (shown[at], shown[at - 1]);
        }

        Number(shown);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.LocalRedirect(here[Page]);
    }

    private static async Task<NoContent> Order(Guid[] ids, ClientsDb db, OwnFields own, CancellationToken cancellationToken)
    {
        var shown = await own.Shown(cancellationToken);
        Number(shown.OrderBy(field => Array.IndexOf(ids, field.Id) is var at && at < 0 ? ids.Length : at));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> Remove(
        Guid id, ClientsDb db, Flash flash, Here here, IStringLocalizer<ClientsText> texts, CancellationToken cancellationToken)
    {
        if (await Show(id, db, removedAt: db.Now, cancellationToken) is not { } field)
        {
            return TypedResults.NotFound();
        }

        flash.Success(texts["OwnFieldRemoved", field.Label], undoPath: here[$"{ChangeOwnField.Path}/{id}/restore"]);
        return TypedResults.LocalRedirect(here[Page]);
    }

    private static async Task<IResult> Restore(
        Guid id, ClientsDb db, Flash flash, Here here, IStringLocalizer<ClientsText> texts, CancellationToken cancellationToken)
    {
        if (await Show(id, db, removedAt: null, cancellationToken) is not { } field)
        {
            return TypedResults.NotFound();
        }

        flash.Success(texts["OwnFieldRestored", field.Label]);
        return TypedResults.LocalRedirect(here[Page]);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveForProgram(
        Guid id, ClientsDb db, CancellationToken cancellationToken)
        => await Show(id, db, removedAt: db.Now, cancellationToken) is null ? ApiProblems.NotFound() : TypedResults.NoContent();

    private static async Task<Results<NoContent, ProblemHttpResult>> RestoreForProgram(
        Guid id, ClientsDb db, CancellationToken cancellationToken)
        => await Show(id, db, removedAt: null, cancellationToken) is null ? ApiProblems.NotFound() : TypedResults.NoContent();

    private static async Task<OwnField?> Show(Guid id, ClientsDb db, DateTime? removedAt, CancellationToken cancellationToken)
    {
        var field = await db.OwnFields.FirstOrDefaultAsync(field => field.Id == id, cancellationToken);
        if (field is not null && field.RemovedAt is null != removedAt is null)
        {
            field.RemovedAt = removedAt;
            await db.SaveChangesAsync(cancellationToken);
        }

        return field;
    }

    private static void Number(IEnumerable<OwnField> ordered)
    {
        foreach (var (position, field) in ordered.ToList().Index())
        {
            field.Position = position;
        }
    }
}
