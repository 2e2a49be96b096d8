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
/// <param name="Rights">What the person may do: the role with what was granted and taken.</param>
public sealed record StaffView(
    Guid Id, string Name, string Email, string Role, bool Confirmed, string State, IReadOnlyList<string> Rights, DateTime? LastSignInAt)
{
    public const string Invited = "invited";
    public const string Active = "active";
    public const string Left = "left";

    public static Tone ToneOf(string state) => state == Invited ? Tone.Warning : state == Active ? Tone.Success : Tone.Neutral;

    internal static StaffView Of(StaffAccount account) => new(
        account.Id, account.Name, account.Email, Roles.Code(account.Role), account.ConfirmedAt is not null,
        account.LeftAt is not null ? Left : account.PasswordHash is null || account.ConfirmedAt is null ? Invited : Active,
        [.. account.Rights.Order().Select(right => right.ToString())], account.LastSignInAt);
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
        => Ui.Page<TeamPage>(new { People = await People(db, cancellationToken) });

    private static async Task<IResult> Post(
        Posted<InviteForm> posted, AccessDb db, LinkIssue links, TenantContext tenant, IStringLocalizer<AccessText> texts, Flash flash, Here here,
        CancellationToken cancellationToken)
    {
        if (await Invite(posted.Value, posted.State, db, links, tenant, texts, cancellationToken) is null)
        {
            var people = await People(db, cancellationToken);
            return Ui.Page<TeamPage>(new { People = people, Form = posted.Value, posted.State }, StatusCodes.Status422UnprocessableEntity);
        }

        flash.Success(texts["Invited", posted.Value.Email!]);
        return TypedResults.LocalRedirect(here["/settings/team"]);
    }

    private static async Task<IResult> List(AccessDb db, CancellationToken cancellationToken)
    {
        var people = await People(db, cancellationToken);
        return TypedResults.Ok(new Listing<StaffView>(people, people.Count, 1, Listing<StaffView>.LargestPage));
    }

    private static async Task<IResult> Create(
        InviteInput input, AccessDb db, LinkIssue links, TenantContext tenant, IStringLocalizer<AccessText> texts, CancellationToken cancellationToken)
    {
        var state = new FormState();
        var form = new InviteForm { Name = input.Name, Email = input.Email, Role = input.Role };
        return await Invite(form, state, db, links, tenant, texts, cancellationToken) is { } account
            ? TypedResults.Created($"/api/v1/staff/{account.Id}", StaffView.Of(account))
            : ApiProblems.Invalid(state);
    }

    private static async Task<StaffAccount?> Invite(
        InviteForm form, FormState state, AccessDb db, LinkIssue links, TenantContext tenant, IStringLocalizer<AccessText> texts,
        CancellationToken cancellationToken)
    {
        Check(form, state, texts);
        if (Roles.Parse(form.Role) is { } asked && !Roles.RightsOf(asked).All(tenant.Actor.May))
        {
            state.Add(nameof(form.Role), texts["BeyondOwnRights"]);
        }

        if (!state.IsValid)
        {
            return null;
        }

        var account = new StaffAccount
        {
            Name = form.Name!.Trim(), Email = form.Email!.Trim(), EmailKey = Account.KeyOf(form.Email!), Role = Roles.Parse(form.Role)!.Value, CreatedAt = db.Now,
        };
        db.Add(account);
        await links.Mail(LinkPurpose.JoinStaff, account, cancellationToken);
        db.Publish(new StaffInvited(account.Id, account.Name, Roles.Code(account.Role)));
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

        if (Roles.Parse(form.Role) is null)
        {
            state.Add(nameof(form.Role), texts["RoleWrong"]);
        }
    }

    private static async Task<List<StaffView>> People(AccessDb db, CancellationToken cancellationToken)
        => [.. (await db.Staff.AsNoTracking().OrderBy(a => a.LeftAt != null).ThenBy(a => a.Name)
            .Take(Listing<StaffView>.LargestPage).ToListAsync(cancellationToken)).Select(StaffView.Of)];
}
