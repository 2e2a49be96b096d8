using Microsoft.Extensions.Caching.Memory;
using Platform.Access.SigningIn;

namespace Platform.Access.Staff;

/// <summary>A role as pages and programs see it.</summary>
/// <param name="Role">Its code: a word for those that every salon has, an id for the salon's own.</param>
/// <param name="Name">Of the salon's own; null for the others, whose name depends on the reader's language.</param>
/// <param name="IsAdjusted">The salon made something else of it than every salon starts with.</param>
public sealed record RoleView(string Role, string? Name, IReadOnlyList<string> Rights, bool IsAdjusted)
{
    internal string NameIn(IStringLocalizer<AccessText> texts) => Name ?? texts[$"Role-{Role}"];

    internal static RoleView Of(Role role, IReadOnlySet<Right> rights)
        => new(Roles.Code(role), null, Names(rights), !rights.SetEquals(Roles.RightsOf(role)));

    internal static RoleView Of(SalonRole own) => new(own.Code, own.Name, Names(own.Set), false);

    private static string[] Names(IEnumerable<Right> rights) => [.. rights.Order().Select(right => right.ToString())];
}

/// <summary>The roles of the salon: those that every salon has, as this one adjusted them, and its own.</summary>
internal sealed class SalonRoles(IReadOnlyList<SalonRole> rows)
{
    public static async Task<SalonRoles> Of(AccessDb db, CancellationToken cancellationToken) => new(
        await db.Roles.AsNoTracking().Where(role => role.RemovedAt == null).OrderBy(role => role.Name).ToListAsync(cancellationToken));

    /// <summary>Those that every salon has first.</summary>
    public IReadOnlyList<RoleView> All =>
    [
        .. Enum.GetValues<Role>().Select(role => RoleView.Of(role, RightsOf(role))),
        .. rows.Where(row => row.Standard is null).Select(RoleView.Of),
    ];

    /// <summary>An owner may do everything.</summary>
    public IReadOnlySet<Right> RightsOf(Role role)
        => role != Role.Owner && rows.FirstOrDefault(row => row.Standard == role) is { } adjusted ? adjusted.Set : Roles.RightsOf(role);

    /// <summary>What comes with the person's role; nothing when it is one of the salon's own that is gone.</summary>
    public IReadOnlySet<Right> RightsOf(StaffAccount account)
        => account.OwnRoleId is not { } id ? RightsOf(account.Role) : Own(id)?.Set ?? new HashSet<Right>();

    public SalonRole? Own(Guid? id) => rows.FirstOrDefault(row => row.Standard is null && row.Id == id);

    /// <summary>The role with this code, and what it brings; null when there is none.</summary>
    public (Role Role, Guid? OwnId, IReadOnlySet<Right> Rights)? Find(string? code)
        => Roles.Parse(code) is { } role ? (role, null, RightsOf(role))
            : Guid.TryParse(code, out var id) && Own(id) is { } own ? (StaffAccount.BesideOwnRole, own.Id, own.Set) : null;
}

/// <summary>The roles of the salon for whoever asks who somebody is: remembered as long as sessions are.</summary>
internal sealed class RoleMemory(AccessDb db, TenantContext tenant, IMemoryCache cache, SessionMemory memory)
{
    public async ValueTask<SalonRoles> Now(CancellationToken cancellationToken)
    {
        var key = (nameof(RoleMemory), tenant.TenantId, memory.Round(tenant.TenantId));
        if (!cache.TryGetValue(key, out SalonRoles? roles))
        {
            roles = await SalonRoles.Of(db, cancellationToken);
            cache.Set(key, roles, Sessions.Remembered);
        }

        return roles!;
    }
}
