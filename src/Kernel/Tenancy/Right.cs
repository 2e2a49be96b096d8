namespace Platform.Kernel.Tenancy;

/// <summary>One thing a person may do. Pages, the API and the navigation all ask the same question.</summary>
public enum Right
{
    SeeClients,
    /// <summary>Without it phone, e-mail and surname of a client are shown masked.</summary>
    SeeContactData,
    ChangeClients,
    /// <summary>Also adding photos, and removing one's own.</summary>
    WriteNotes,
    /// <summary>Also removing photos.</summary>
    ChangeNotesOfOthers,
    LabelClients,
    MergeClients,
    ImportClients,
    ExportClients,
    SeeHealthData,
    RunCampaigns,
    SeeReports,
    ManageLogins,
    ImpersonateClients,
    ChangeSettings,
    ManageStaff,
    SeeFailures,
    EraseClients,
    AnswerAccessRequests,
    ReadAuditLog,
}

/// <summary>The roles a salon starts with; the owner may grant and take single rights.</summary>
public enum Role
{
    Owner,
    Manager,
    Reception,
    Stylist,
    Marketer,
    ReadOnly,
}

/// <summary>What each role may do by itself, and how roles are written.</summary>
public static class Roles
{
    private static readonly Right[] All = Enum.GetValues<Right>();

    private static readonly Dictionary<Role, IReadOnlySet<Right>> ByRole = new()
    {
        [Role.Owner] = All.ToHashSet(),
        [Role.Manager] = All.Except([
            Right.ExportClients, Right.ImpersonateClients, Right.ManageStaff, Right.SeeFailures, Right.EraseClients, Right.ReadAuditLog,
        ]).ToHashSet(),
        [Role.Reception] = Set(
            Right.SeeClients, Right.SeeContactData, Right.ChangeClients, Right.WriteNotes, Right.LabelClients, Right.SeeHealthData,
            Right.ManageLogins),
        [Role.Stylist] = Set(Right.SeeClients, Right.WriteNotes, Right.SeeHealthData),
        [Role.Marketer] = Set(Right.SeeClients, Right.SeeContactData, Right.LabelClients, Right.RunCampaigns, Right.SeeReports),
        [Role.ReadOnly] = Set(Right.SeeClients, Right.SeeReports),
    };

    /// <summary>The rights a role has before the owner grants or takes any.</summary>
    public static IReadOnlySet<Right> RightsOf(Role role) => ByRole[role];

    /// <summary>As the API and the command line write it: "owner", "read-only".</summary>
    public static string Code(Role role) => role == Role.ReadOnly ? "read-only" : role.ToString().ToLowerInvariant();

    /// <summary>Reads what <see cref="Code"/> writes; null for anything else.</summary>
    public static Role? Parse(string? code)
    {
        foreach (var role in ByRole.Keys)
        {
            if (Code(role) == code)
            {
                return role;
            }
        }

        return null;
    }

    private static HashSet<Right> Set(params Right[] rights) => [.. rights];
}
