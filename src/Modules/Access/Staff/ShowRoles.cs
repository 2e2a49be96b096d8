namespace Platform.Access.Staff;

/// <summary>Which role may do what, before single rights are granted or taken.</summary>
internal sealed class ShowRoles : IFeature
{
    public const string Path = "/settings/roles";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet(Path, Show).Needs(Right.ManageStaff);
        doors.Api.MapGet("/roles", List).Needs(Right.ManageStaff).WithTags("Staff");
    }

    private static async Task<IResult> Show(AccessDb db, CancellationToken cancellationToken)
        => Ui.Page<RolesPage>(new { Roles = (await SalonRoles.Of(db, cancellationToken)).All });

    private static async Task<IReadOnlyList<RoleView>> List(AccessDb db, CancellationToken cancellationToken)
        => (await SalonRoles.Of(db, cancellationToken)).All;
}
