using Platform.Access.Links;
using Platform.Access.SigningIn;
using Platform.Contracts.Access;

namespace Platform.Access.Staff;

/// <summary>
/// What can be done with a member of staff. Nobody gives or takes what the own rights do not cover, and the last owner stays. Each of
/// these holds one counter of the salon until it commits, so two owners cannot send each other away at the same moment.
/// </summary>
internal sealed class StaffChanges(
    AccessDb db, TenantContext tenant, LinkIssue links, Sessions sessions, IStringLocalizer<AccessText> texts)
{
    public const string Turn = "staff";
    private static readonly TimeSpan BetweenMails = TimeSpan.FromMinutes(2);

    public Task<bool> GiveRole(Guid id, string? code, FormState state, CancellationToken cancellationToken) => Change(
        id, state,
        async (account, roles) =>
        {
            if (roles.Find(code) is not { } role)
            {
                state.Add("Role", texts["RoleWrong"]);
            }
            else if (role.Role == account.Role && role.OwnId == account.OwnRoleId)
            {
                return;
            }
            else if (!Covers(role.Rights) || !Covers(account.RightsBy(roles)))
            {
                state.Add("Role", texts["BeyondOwnRights"]);
            }
            else if (await IsLastOwner(account, cancellationToken))
            {
                state.Add("Role", texts["LastOwner"]);
            }
            else
            {
                // What was granted and taken was meant for the other role.
                (account.Role, account.OwnRoleId, account.Granted, account.Taken) = (role.Role, role.OwnId, "", "");
                db.Publish(new StaffRoleChanged(account.Id, account.Name, roles.Own(role.OwnId)?.Name ?? Roles.Code(role.Role)));
            }
        },
        cancellationToken);

    /// <param name="wanted">Every right the person is to have; null means that a name was not that of a right.</param>
    public Task<bool> GiveRights(Guid id, IReadOnlySet<Right>? wanted, FormState state, CancellationToken cancellationToken) => Change(
        id, state,
        (account, roles) =>
        {
            var held = account.RightsBy(roles);
            if (wanted is null)
            {
                state.Add("Rights", texts["RightWrong"]);
            }
            else if (account.Role == Role.Owner)
            {
                state.Add("Rights", texts["OwnerHasAll"]);
            }
            else if (!Covers(wanted.Except(held).Concat(held.Except(wanted))))
            {
                state.Add("Rights", texts["BeyondOwnRights"]);
            }
            else if (!wanted.SetEquals(held))
            {
                account.SetRights(wanted, roles);
                db.Publish(new StaffRightsChanged(account.Id, account.Name));
            }

            return Task.CompletedTask;
        },
        cancellationToken);

    /// <summary>Closes the login: sessions and links end now, the name stays where it stands in the history.</summary>
    public Task<bool> Leave(Guid id, FormState state, CancellationToken cancellationToken) => Change(
        id, state,
        async (account, roles) =>
        {
            if (account.LeftAt is not null)
            {
                return;
            }

            if (!Covers(account.RightsBy(roles)))
            {
                state.Add("", texts["BeyondOwnRights"]);
            }
            else if (await IsLastOwner(account, cancellationToken))
            {
                state.Add("", texts["LastOwner"]);
            }
            else
            {
                account.LeftAt = db.Now;
                await sessions.EndAllOf(account.Id, cancellationToken);
                db.Publish(new StaffLeft(account.Id, account.Name));
            }
        },
        cancellationToken);

    /// <summary>Lets somebody in again, who chooses a new password: the old one may have lain about.</summary>
    public Task<bool> Return(Guid id, FormState state, CancellationToken cancellationToken) => Change(
        id, state,
        async (account, roles) =>
        {
            if (account.LeftAt is null)
            {
                return;
            }

            if (!Covers(account.RightsBy(roles)))
            {
                state.Add("", texts["BeyondOwnRights"]);
                return;
            }

            (account.LeftAt, account.PasswordHash) = (null, null);
            await links.Mail(LinkPurpose.JoinStaff, account, cancellationToken);
            db.Publish(new StaffReturned(account.Id, account.Name));
        },
        cancellationToken);

    /// <summary>Mails the invitation once more; the older link stops working.</summary>
    public Task<bool> InviteAgain(Guid id, FormState state, CancellationToken cancellationToken) => Change(
        id, state,
        async (account, roles) =>
        {
            var since = db.Now - BetweenMails;
            if (account.PasswordHash is not null || account.LeftAt is not null)
            {
                state.Add("", texts["AlreadyJoined"]);
            }
            else if (await db.Links.AnyAsync(l => l.AccountId == account.Id && l.CreatedAt > since, cancellationToken))
            {
                state.Add("", texts["LoginMailJustSent"]);
            }
            else
            {
                await links.Mail(LinkPurpose.JoinStaff, account, cancellationToken);
            }
        },
        cancellationToken);

    /// <summary>Takes an invitation back; the address is free again.</summary>
    public Task<bool> Withdraw(Guid id, FormState state, CancellationToken cancellationToken) => Change(
        id, state,
        async (account, roles) =>
        {
            if (account.ConfirmedAt is not null)
            {
                state.Add("", texts["AlreadyJoined"]);
                return;
            }

            await sessions.EndAllOf(account.Id, cancellationToken);
            db.Remove(account);
            db.Publish(new InvitationWithdrawn(account.Id, account.Name));
        },
        cancellationToken);

    /// <summary>False when there is nobody with this id; what stands in the way is said in the state.</summary>
    private async Task<bool> Change(Guid id, FormState state, Func<StaffAccount, SalonRoles, Task> work, CancellationToken cancellationToken)
    {
        var found = false;
        await db.InTransaction(
            async () =>
            {
                await db.NextNumber(Turn, cancellationToken);
                if (await db.Staff.FirstOrDefaultAsync(a => a.Id == id, cancellationToken) is { } account)
                {
                    found = true;
                    await work(account, await SalonRoles.Of(db, cancellationToken));
                    await (state.IsValid ? db.SaveChangesAsync(cancellationToken) : Task.CompletedTask);
                }
            },
            cancellationToken);
        sessions.LookAgain();
        return found;
    }

    private bool Covers(IEnumerable<Right> rights) => rights.All(tenant.Actor.May);

    private async Task<bool> IsLastOwner(StaffAccount account, CancellationToken cancellationToken)
        => account is { Role: Role.Owner, MaySignIn: true }
        && !await db.Staff.AnyAsync(
            other => other.Id != account.Id && other.Role == Role.Owner && other.ConfirmedAt != null && other.LeftAt == null
                && other.PasswordHash != null,
            cancellationToken);
}
