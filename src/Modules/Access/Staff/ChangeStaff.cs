namespace Platform.Access.Staff;

internal sealed record ChangeStaffInput(string? Role, IReadOnlyList<string>? Rights);

/// <summary>One member of staff: the role, single rights on top of it, the invitation, and the end of it all.</summary>
internal sealed class ChangeStaff : IFeature
{
    private delegate Task<bool> Act(Guid id, FormState state, CancellationToken cancellationToken);

    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/settings/team/{id:guid}", Show).Needs(Right.ManageStaff).NeedsFreshSignIn();
        doors.Staff.MapPost("/settings/team/{id:guid}", Role).Needs(Right.ManageStaff).NeedsFreshSignIn();
        doors.Staff.MapPost("/settings/team/{id:guid}/rights", Rights).Needs(Right.ManageStaff).NeedsFreshSignIn();
        doors.Api.MapGet("/staff/{id:guid}", Read).Needs(Right.ManageStaff).WithTags("Staff");
        doors.Api.MapPatch("/staff/{id:guid}", Patch).Needs(Right.ManageStaff).NeedsFreshSignIn().WithTags("Staff");
        Both(doors, "leave", "StaffHasLeft", changes => changes.Leave);
        Both(doors, "return", "StaffHasReturned", changes => changes.Return);
        Both(doors, "invite", "InvitedAgain", changes => changes.InviteAgain);
        Both(doors, "withdraw", "InviteWithdrawn", changes => changes.Withdraw);
    }

    /// <summary>A button on the page and an address of the API for the same thing.</summary>
    private static void Both(Doors doors, string what, string saying, Func<StaffChanges, Act> act)
    {
        doors.Staff.MapPost(
            $"/settings/team/{{id:guid}}/{what}",
            async (Guid id, StaffChanges changes, AccessDb db, Flash flash, Here here, IStringLocalizer<AccessText> texts,
                CancellationToken cancellationToken) =>
            {
                var state = new FormState();
                if (!await act(changes)(id, state, cancellationToken))
                {
                    return TypedResults.NotFound();
                }

                if (!state.IsValid)
                {
                    return await Page(id, db, state, cancellationToken);
                }

                flash.Success(texts[saying]);
                return TypedResults.LocalRedirect(here["/settings/team"]);
            }).Needs(Right.ManageStaff).NeedsFreshSignIn();
        doors.Api.MapPost(
            $"/staff/{{id:guid}}/{what}",
            async Task<IResult> (Guid id, StaffChanges changes, CancellationToken cancellationToken) =>
            {
                var state = new FormState();
                return !await act(changes)(id, state, cancellationToken) ? ApiProblems.NotFound()
                    : state.IsValid ? TypedResults.NoContent() : ApiProblems.Invalid(state);
            }).Needs(Right.ManageStaff).NeedsFreshSignIn().WithTags("Staff");
    }

    private static Task<IResult> Show(Guid id, AccessDb db, CancellationToken cancellationToken) => Page(id, db, null, cancellationToken);

    private static async Task<IResult> Role(
        Guid id, HttpContext context, StaffChanges changes, AccessDb db, Flash flash, Here here, IStringLocalizer<AccessText> texts,
        CancellationToken cancellationToken)
    {
        var (form, state) = (await context.Request.ReadFormAsync(cancellationToken), new FormState());
        return await changes.GiveRole(id, form["Role"], state, cancellationToken)
            ? await Saved(id, db, state, flash, here, texts, cancellationToken)
            : TypedResults.NotFound();
    }

    private static async Task<IResult> Rights(
        Guid id, HttpContext context, StaffChanges changes, AccessDb db, Flash flash, Here here, IStringLocalizer<AccessText> texts,
        CancellationToken cancellationToken)
    {
        var (form, state) = (await context.Request.ReadFormAsync(cancellationToken), new FormState());
        return await changes.GiveRights(id, ReadRights(form["Rights"]), state, cancellationToken)
            ? await Saved(id, db, state, flash, here, texts, cancellationToken)
            : TypedResults.NotFound();
    }

    private static async Task<IResult> Read(Guid id, AccessDb db, CancellationToken cancellationToken)
        => await Find(id, db, cancellationToken) is { } person ? TypedResults.Ok(person) : ApiProblems.NotFound();

    private static async Task<IResult> Patch(
        Guid id, ChangeStaffInput input, StaffChanges changes, AccessDb db, CancellationToken cancellationToken)
    {
        var state = new FormState();
        var found = await Find(id, db, cancellationToken) is not null
            && (input.Role is null || await changes.GiveRole(id, input.Role, state, cancellationToken))
            && (input.Rights is null || !state.IsValid || await changes.GiveRights(id, ReadRights(input.Rights), state, cancellationToken));
        return !found ? ApiProblems.NotFound()
            : state.IsValid ? TypedResults.Ok(await Find(id, db, cancellationToken)) : ApiProblems.Invalid(state);
    }

    /// <summary>Null when one of them is no right.</summary>
    private static HashSet<Right>? ReadRights(IEnumerable<string?> names)
    {
        var rights = new HashSet<Right>();
        foreach (var name in names)
        {
            if (!Enum.TryParse<Right>(name, out var right) || right.ToString() != name)
            {
                return null;
            }

            rights.Add(right);
        }

        return rights;
    }

    private static async Task<IResult> Saved(
        Guid id, AccessDb db, FormState state, Flash flash, Here here, IStringLocalizer<AccessText> texts,
        CancellationToken cancellationToken)
    {
        if (!state.IsValid)
        {
            return await Page(id, db, state, cancellationToken);
        }

        flash.Success(texts["StaffSaved"]);
        return TypedResults.LocalRedirect(here[$"/settings/team/{id}"]);
    }

    private static async Task<IResult> Page(Guid id, AccessDb db, FormState? state, CancellationToken cancellationToken)
        => await Find(id, db, cancellationToken) is { } person
            ? Ui.Page<StaffPage>(
                new { Person = person, Roles = (await SalonRoles.Of(db, cancellationToken)).All, State = state }, state is null ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity)
            : TypedResults.NotFound();

    private static async Task<StaffView?> Find(Guid id, AccessDb db, CancellationToken cancellationToken)
        => await db.Staff.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancellationToken) is { } account
            ? StaffView.Of(account, await SalonRoles.Of(db, cancellationToken)) : null;
}
