using System.ComponentModel.DataAnnotations;
using System.Net.Mail;
using Platform.Access.Links;
using Platform.Contracts.Access;

namespace Platform.Access.Staff;

[FormLabels(typeof(AccessText))]
public sealed class InviteForm
{
    [Required, StringLength(100)]
    public string? Name { get; set; }

    [Required, EmailAddress, StringLength(Account.LongestEmail)]
    public string? Email { get; set; }

    /// <summary>Most people who join stand at the desk; more rights are given on purpose.</summary>
    [Required]
    public string? Role { get; set; } = Roles.Code(Kernel.Tenancy.Role.Reception);
}

internal sealed record InviteInput(string? Name, string? Email, string? Role);

/// <summary>A member of staff as pages and programs see one.</summary>
/// <param name="State">"invited", "active" or "left".</param>
/// <param name="Role">The code of the role: a word, or the id of one of the salon's own.</param>
/// <param name="OwnRole">The name of the role, when it is one of the salon's own.</param>
/// <param name="Rights">What the person may do: the role with what was granted and taken.</param>
public sealed record StaffView(
    Guid Id, string Name, string Email, string Role, string? OwnRole, bool Confirmed, string State, IReadOnlyList<string> Rights,
    DateTime? LastSignInAt)
{
    public const string Invited = "invited";
    public const string Active = "active";
    public const string Left = "left";

    public static Tone ToneOf(string state) => state == Invited ? Tone.Warning : state == Active ? Tone.Success : Tone.Neutral;

    internal static StaffView Of(StaffAccount account, SalonRoles roles) => new(
        account.Id, account.Name, account.Email, account.OwnRoleId?.ToString() ?? Roles.Code(account.Role),
        roles.Own(account.OwnRoleId)?.Name, account.ConfirmedAt is not null,
        account.LeftAt is not null ? Left : account.PasswordHash is null || account.ConfirmedAt is null ? Invited : Active,
        [.. account.RightsBy(roles).Order().Select(right => right.ToString())], account.LastSignInAt);
}

/// <summary>The people of the salon: who is there, and inviting another, who chooses a password through a mailed link.</summary>
internal sealed class Team : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/settings/team", Show).Needs(Right.ManageStaff);
        doors.Staff.MapPost("/settings/team", Post).Needs(Right.ManageStaff).NeedsFreshSignIn();
        doors.Api.MapGet("/staff", List).Needs(Right.ManageStaff).WithTags("Staff");
        doors.Api.MapPost("/staff", Create).Needs(Right.ManageStaff).NeedsFreshSignIn().WithTags("Staff");
    }

    private static async Task<IResult> Show(AccessDb db, CancellationToken cancellationToken)
    {
        var roles = await SalonRoles.Of(db, cancellationToken);
        return await Page(new InviteForm(), null, roles, db, cancellationToken);
    }

    private static async Task<IResult> Post(
        Posted<InviteForm> posted, AccessDb db, LinkIssue links, TenantContext tenant, IStringLocalizer<AccessText> texts, Flash flash, Here here,
        CancellationToken cancellationToken)
    {
        var roles = await SalonRoles.Of(db, cancellationToken);
        if (await Invite(posted.Value, posted.State, roles, db, links, tenant, texts, cancellationToken) is null)
        {
            return await Page(posted.Value, posted.State, roles, db, cancellationToken);
        }

        flash.Success(texts["Invited", posted.Value.Email!]);
        return TypedResults.LocalRedirect(here["/settings/team"]);
    }

    private static async Task<IResult> Page(
        InviteForm form, FormState? state, SalonRoles roles, AccessDb db, CancellationToken cancellationToken)
    {
        var people = await People(db, roles, cancellationToken);
        return Ui.Page<TeamPage>(
            new { People = people, Roles = roles.All, RulesOn = await AccessRule.On(db, cancellationToken), Form = form, State = state },
            state is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> List(AccessDb db, CancellationToken cancellationToken)
    {
        var people = await People(db, await SalonRoles.Of(db, cancellationToken), cancellationToken);
        return TypedResults.Ok(new Listing<StaffView>(people, people.Count, 1, Listing<StaffView>.LargestPage));
    }

    private static async Task<IResult> Create(
        InviteInput input, AccessDb db, LinkIssue links, TenantContext tenant, IStringLocalizer<AccessText> texts, CancellationToken cancellationToken)
    {
        var (state, roles) = (new FormState(), await SalonRoles.Of(db, cancellationToken));
        var form = new InviteForm { Name = input.Name, Email = input.Email, Role = input.Role };
        return await Invite(form, state, roles, db, links, tenant, texts, cancellationToken) is { } account
            ? TypedResults.Created($"/api/v1/staff/{account.Id}", StaffView.Of(account, roles))
            : ApiProblems.Invalid(state);
    }

    private static async Task<StaffAccount?> Invite(
        InviteForm form, FormState state, SalonRoles roles, AccessDb db, LinkIssue links, TenantContext tenant,
        IStringLocalizer<AccessText> texts, CancellationToken cancellationToken)
    {
        Check(form, state, texts);
        var role = roles.Find(form.Role);
        if (role is null)
        {
            state.Add(nameof(form.Role), texts["RoleWrong"]);
        }
        else if (!role.Value.Rights.All(tenant.Actor.May))
        {
            state.Add(nameof(form.Role), texts["BeyondOwnRights"]);
        }

        if (!state.IsValid)
        {
            return null;
        }

        var account = new StaffAccount
        {
            Name = form.Name!.Trim(), Email = form.Email!.Trim(), EmailKey = Account.KeyOf(form.Email!), Role = role!.Value.Role,
            OwnRoleId = role.Value.OwnId, CreatedAt = db.Now,
        };
        db.Add(account);
        await links.Mail(LinkPurpose.JoinStaff, account, cancellationToken);
        db.Publish(new StaffInvited(account.Id, account.Name, roles.Own(account.OwnRoleId)?.Name ?? Roles.Code(account.Role)));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return account;
        }
        catch (DbUpdateException refused) when (Dialect.Of(db.Database).IsUniqueViolation(refused))
        {
            db.ChangeTracker.Clear();
            state.Add(nameof(form.Email), texts["StaffEmailTaken"]);
            return null;
        }
    }

    private static void Check(InviteForm form, FormState state, IStringLocalizer<AccessText> texts)
    {
        if (form.Name is not { Length: > 0 and <= 100 })
        {
            state.Add(nameof(form.Name), texts["NameWrong"]);
        }

        if (form.Email is not { Length: > 0 and <= Account.LongestEmail } email || !MailAddress.TryCreate(email, out _))
        {
            state.Add(nameof(form.Email), texts["EmailWrong"]);
        }
    }

    private static async Task<List<StaffView>> People(AccessDb db, SalonRoles roles, CancellationToken cancellationToken)
        => [.. (await db.Staff.AsNoTracking().OrderBy(a => a.LeftAt != null).ThenBy(a => a.Name)
            .Take(Listing<StaffView>.LargestPage).ToListAsync(cancellationToken)).Select(account => StaffView.Of(account, roles))];
}
