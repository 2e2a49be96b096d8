using Platform.Access.SigningIn;
using Platform.Contracts.Access;

namespace Platform.Access.Staff;

/// <summary>What a role is to be.</summary>
/// <param name="Name">Of one of the salon's own; the others keep theirs.</param>
/// <param name="Rights">Every right it is to bring.</param>
/// <param name="Version">Of the role as the person saw it; zero for one that the salon had not touched.</param>
internal sealed record RoleInput(string? Name, IReadOnlyList<string>? Rights, int? Version);

/// <summary>
/// What can be done with the roles of a salon. As with people: nobody gives or takes what the own rights do not cover, an owner's role
/// stays as it is, and each of these waits for the one before it.
/// </summary>
internal sealed class RoleChanges(AccessDb db, TenantContext tenant, Sessions sessions, IStringLocalizer<AccessText> texts)
{
    /// <summary>More than anybody keeps apart.</summary>
    public const int Most = 20;

    /// <returns>The new role; null when something stands in the way, which is said in the state.</returns>
    public async Task<SalonRole?> Make(RoleInput input, FormState state, CancellationToken cancellationToken)
    {
        SalonRole? made = null;
        await InTurn(
            async roles =>
            {
                var rights = Rights(input.Rights ?? [], new HashSet<Right>(), state);
                var name = Name(input.Name, null, roles, state);
                HasRoom(roles, state);

                if (state.IsValid)
                {
                    made = new SalonRole { Name = name, Set = rights };
                    db.Add(made);
                    db.Publish(new RoleMade(name, Names(rights)));
                }
            },
            state, cancellationToken);
        return made;
    }

    /// <returns>False when there is no such role.</returns>
    public async Task<bool> Change(string code, RoleInput input, FormState state, CancellationToken cancellationToken)
    {
        var found = false;
        await InTurn(
            roles =>
            {
                var standard = Roles.Parse(code);
                var row = roles.FirstOrDefault(role => role.RemovedAt is null && role.Code == code);
                if (standard == Role.Owner || (standard is null && row is null))
                {
                    return Task.CompletedTask;
                }

                found = true;
                var before = row?.Set ?? Roles.RightsOf(standard!.Value);
                var after = input.Rights is null ? before : Rights(input.Rights, before, state);
                var name = standard is null && input.Name is not null ? Name(input.Name, row, roles, state) : row?.Name;
                if (input.Version is { } seen && seen != (row?.Version ?? 0))
                {
                    state.Add("", texts["RoleChangedMeanwhile"]);
                }

                if (state.IsValid && (name != row?.Name || !after.SetEquals(before)))
                {
                    Write(standard, row, name, after);
                    db.Publish(new RoleChanged(name ?? code, Names(after.Except(before)), Names(before.Except(after))));
                }

                return Task.CompletedTask;
            },
            state, cancellationToken);
        return found;
    }

    /// <summary>Takes one of the salon's own away that nobody has.</summary>
    /// <returns>False when there is no such role.</returns>
    public Task<bool> Remove(Guid id, FormState state, CancellationToken cancellationToken) => Own(
        id, removed: false,
        async role =>
        {
            if (await db.Staff.AnyAsync(account => account.OwnRoleId == id && account.LeftAt == null, cancellationToken))
            {
                state.Add("", texts["RoleHeld"]);
                return;
            }

            role.RemovedAt = db.Now;
            db.Publish(new RoleRemoved(role.Name!));
        },
        state, cancellationToken);

    /// <returns>False when there is nothing to bring back.</returns>
    public Task<bool> Restore(Guid id, FormState state, CancellationToken cancellationToken) => Own(
        id, removed: true,
        async role =>
        {
            // Meanwhile another may have taken its name, or its place among the most there may be.
            var roles = await db.Roles.ToListAsync(cancellationToken);
            Name(role.Name, role, roles, state);
            HasRoom(roles, state);
            if (state.IsValid)
            {
                role.RemovedAt = null;
                db.Publish(new RoleRestored(role.Name!));
            }
        },
        state, cancellationToken);

    private async Task<bool> Own(
        Guid id, bool removed, Func<SalonRole, Task> work, FormState state, CancellationToken cancellationToken)
    {
        var found = false;
        await InTurn(
            async roles =>
            {
                if (roles.FirstOrDefault(role => role.Standard is null && role.Id == id && role.RemovedAt is not null == removed) is { } role)
                {
                    found = true;
                    Covered(role.Set, state);
                    await (state.IsValid ? work(role) : Task.CompletedTask);
                }
            },
            state, cancellationToken);
        return found;
    }

    private async Task InTurn(Func<IReadOnlyList<SalonRole>, Task> work, FormState state, CancellationToken cancellationToken)
    {
        await db.InTransaction(
            async () =>
            {
                await db.NextNumber(StaffChanges.Turn, cancellationToken);
                await work(await db.Roles.ToListAsync(cancellationToken));
                await (state.IsValid ? db.SaveChangesAsync(cancellationToken) : Task.CompletedTask);
            },
            cancellationToken);
        sessions.LookAgain();
    }

    /// <summary>A role that is as every salon has it needs no row.</summary>
    private void Write(Role? standard, SalonRole? row, string? name, IReadOnlySet<Right> rights)
    {
        if (standard is { } role && rights.SetEquals(Roles.RightsOf(role)))
        {
            db.Remove(row!);
        }
        else if (row is null)
        {
            db.Add(new SalonRole { Standard = standard, Set = rights });
        }
        else
        {
            (row.Name, row.Set) = (name, rights);
        }
    }

    private HashSet<Right> Rights(IReadOnlyList<string> names, IReadOnlySet<Right> before, FormState state)
    {
        var wanted = new HashSet<Right>();
        foreach (var name in names)
        {
            if (Enum.TryParse<Right>(name, out var right) && right.ToString() == name)
            {
                wanted.Add(right);
            }
            else
            {
                state.Add("Rights", texts["RightWrong"]);
                return wanted;
            }
        }

        Covered(wanted.Except(before).Concat(before.Except(wanted)), state);
        return wanted;
    }

    private void Covered(IEnumerable<Right> rights, FormState state)
    {
        if (!rights.All(tenant.Actor.May))
        {
            state.Add("Rights", texts["BeyondOwnRights"]);
        }
    }

    private void HasRoom(IReadOnlyList<SalonRole> roles, FormState state)
    {
        if (roles.Count(role => role.Standard is null && role.RemovedAt is null) >= Most)
        {
            state.Add("Name", texts["RolesFull", Most]);
        }
    }

    /// <summary>One that nobody can take for another role.</summary>
    private string Name(string? typed, SalonRole? row, IReadOnlyList<SalonRole> roles, FormState state)
    {
        var name = typed?.Trim() ?? "";
        var others = roles.Where(role => role != row && role.RemovedAt is null).Select(role => role.Name)
            .Concat(Enum.GetValues<Role>().Select(role => texts[$"Role-{Roles.Code(role)}"].Value));
        if (name.Length is 0 or > SalonRole.LongestName)
        {
            state.Add("Name", texts["RoleNameWrong", SalonRole.LongestName]);
        }
        else if (others.Contains(name, StringComparer.CurrentCultureIgnoreCase))
        {
            state.Add("Name", texts["RoleNameTaken"]);
        }

        return name;
    }

    private static string[] Names(IEnumerable<Right> rights) => [.. rights.Order().Select(right => right.ToString())];
}
