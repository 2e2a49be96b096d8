namespace Platform.Access.Staff;

internal sealed record RoleView(string Role, IReadOnlyList<string> Rights);

/// <summary>Which role may do what, before single rights are granted or taken.</summary>
internal sealed class ShowRoles : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/settings/roles", () => Ui.Page<RolesPage>()).Needs(Right.ManageStaff);
        doors.Api.MapGet("/roles", () => Enum.GetValues<Role>().Select(role =>
            new RoleView(Roles.Code(role), [.. Roles.RightsOf(role).Select(right => right.ToString())])))
            .Needs(Right.ManageStaff).WithTags("Staff");
    }
}
