namespace Platform.Access.Staff;

/// <summary>What the page of a role posts.</summary>
public sealed class RoleForm
{
    public string? Name { get; set; }

    public IReadOnlyList<string>? Rights { get; set; }

    public int? Version { get; set; }
}

/// <summary>A role of the salon's own, or what the salon makes of one that every salon has.</summary>
internal sealed class EditRole : IFeature
{
    private const string One = ShowRoles.Path + "/{code}";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet(ShowRoles.Path + "/new", () => Ui.Page<EditRolePage>(new { Form = new RoleForm { Rights = [] } }))
            .Needs(Right.ManageStaff).NeedsFreshSignIn();
        doors.Staff.MapPost(ShowRoles.Path, Make).Needs(Right.ManageStaff).NeedsFreshSignIn();
        doors.Staff.MapGet(One, Show).Needs(Right.ManageStaff).NeedsFreshSignIn();
        doors.Staff.MapPost(One, Change).Needs(Right.ManageStaff).NeedsFreshSignIn();
        doors.Staff.MapPost(One + "/usual", PutBack).Needs(Right.ManageStaff).NeedsFreshSignIn();
        doors.Staff.MapPost(ShowRoles.Path + "/{id:guid}/remove", Remove).Needs(Right.ManageStaff).NeedsFreshSignIn();
        doors.Staff.MapPost(ShowRoles.Path + "/{id:guid}/restore", Restore).Needs(Right.ManageStaff).NeedsFreshSignIn();
        doors.Api.MapPost("/roles", MakeForProgram).Needs(Right.ManageStaff).NeedsFreshSignIn().WithTags("Staff");
        doors.Api.MapPatch("/roles/{code}", ChangeForProgram).Needs(Right.ManageStaff).NeedsFreshSignIn().WithTags("Staff");
        doors.Api.MapDelete("/roles/{id:guid}", RemoveForProgram).Needs(Right.ManageStaff).NeedsFreshSignIn().WithTags("Staff");
    }

    private static async Task<IResult> Show(string code, AccessDb db, CancellationToken cancellationToken)
        => await Page(code, null, null, db, cancellationToken);

    private static async Task<IResult> Make(
        Posted<RoleForm> posted, RoleChanges changes, Flash flash, Here here, IStringLocalizer<AccessText> texts,
        CancellationToken cancellationToken)
    {
        if (await changes.Make(Input(posted.Value), posted.State, cancellationToken) is not { } role)
        {
            return Ui.Page<EditRolePage>(new { Form = posted.Value, posted.State }, StatusCodes.Status422UnprocessableEntity);
        }

        flash.Success(texts["RoleMade", role.Name!]);
        return TypedResults.LocalRedirect(here[ShowRoles.Path]);
    }

    private static async Task<IResult> Change(
        string code, Posted<RoleForm> posted, RoleChanges changes, AccessDb db, Flash flash, Here here, IStringLocalizer<AccessText> texts,
        CancellationToken cancellationToken)
    {
        if (!await changes.Change(code, Input(posted.Value), posted.State, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        if (!posted.State.IsValid)
        {
            return await Page(code, posted.Value, posted.State, db, cancellationToken);
        }

        flash.Success(texts["RoleSaved"]);
        return TypedResults.LocalRedirect(here[ShowRoles.Path]);
    }

    private static async Task<IResult> PutBack(
        string code, RoleChanges changes, AccessDb db, Flash flash, Here here, IStringLocalizer<AccessText> texts,
        CancellationToken cancellationToken)
    {
        var state = new FormState();
        if (Roles.Parse(code) is not { } role
            || !await changes.Change(code, new RoleInput(null, Names(Roles.RightsOf(role)), null), state, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        if (!state.IsValid)
        {
            return await Page(code, null, state, db, cancellationToken);
        }

        flash.Success(texts["RoleSaved"]);
        return TypedResults.LocalRedirect(here[ShowRoles.Path]);
    }

    private static async Task<IResult> Remove(
        Guid id, RoleChanges changes, AccessDb db, Flash flash, Here here, IStringLocalizer<AccessText> texts,
        CancellationToken cancellationToken)
    {
        var state = new FormState();
        if (!await changes.Remove(id, state, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        if (!state.IsValid)
        {
            return await Page(id.ToString(), null, state, db, cancellationToken);
        }

        flash.Success(texts["RoleRemoved"], undoPath: here[$"{ShowRoles.Path}/{id}/restore"]);
        return TypedResults.LocalRedirect(here[ShowRoles.Path]);
    }

    private static async Task<IResult> Restore(
        Guid id, RoleChanges changes, Flash flash, Here here, IStringLocalizer<AccessText> texts, CancellationToken cancellationToken)
    {
        var state = new FormState();
        if (!await changes.Restore(id, state, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        if (state.IsValid)
        {
            flash.Success(texts["RoleRestored"]);
        }
        else
        {
            flash.Error(string.Join(" ", state.Errors.Values));
        }

        return TypedResults.LocalRedirect(here[ShowRoles.Path]);
    }

    private static async Task<IResult> MakeForProgram(RoleInput input, RoleChanges changes, CancellationToken cancellationToken)
    {
        var state = new FormState();
        return await changes.Make(input, state, cancellationToken) is { } role
            ? TypedResults.Created($"/api/v1/roles/{role.Code}", RoleView.Of(role)) : ApiProblems.Invalid(state);
    }

    private static async Task<IResult> ChangeForProgram(
        string code, RoleInput input, RoleChanges changes, AccessDb db, CancellationToken cancellationToken)
    {
        var state = new FormState();
        return !await changes.Change(code, input, state, cancellationToken) ? ApiProblems.NotFound()
            : !state.IsValid ? ApiProblems.Invalid(state)
            : TypedResults.Ok((await SalonRoles.Of(db, cancellationToken)).All.First(role => role.Role == code));
    }

    private static async Task<IResult> RemoveForProgram(Guid id, RoleChanges changes, CancellationToken cancellationToken)
    {
        var state = new FormState();
        return !await changes.Remove(id, state, cancellationToken) ? ApiProblems.NotFound()
            : state.IsValid ? TypedResults.NoContent() : ApiProblems.Invalid(state);
    }

    /// <param name="typed">What was typed and refused; null to show what is there.</param>
    private static async Task<IResult> Page(
        string code, RoleForm? typed, FormState? state, AccessDb db, CancellationToken cancellationToken)
    {
        var role = (await SalonRoles.Of(db, cancellationToken)).All.FirstOrDefault(role => role.Role == code);
        if (role is null || role.Role == Roles.Code(Role.Owner))
        {
            return TypedResults.NotFound();
        }

        var version = (await db.Roles.AsNoTracking().ToListAsync(cancellationToken)).FirstOrDefault(row => row.Code == code)?.Version ?? 0;
        var form = new RoleForm { Name = typed?.Name ?? role.Name, Rights = typed is null ? role.Rights : typed.Rights ?? [], Version = version };
        return Ui.Page<EditRolePage>(
            new { Form = form, Role = role, State = state },
            state is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>A form without a tick sends no rights at all.</summary>
    private static RoleInput Input(RoleForm form) => new(form.Name, form.Rights ?? [], form.Version);

    private static string[] Names(IEnumerable<Right> rights) => [.. rights.Select(right => right.ToString())];
}
