using System.ComponentModel.DataAnnotations;
using Platform.Access.Links;
using Platform.Access.Mails;
using Platform.Kernel.Mail;

namespace Platform.Access.SigningIn;

[FormLabels(typeof(AccessText))]
public sealed class ForgotForm
{
    [Required]
    public string? Email { get; set; }
}

/// <summary>Mails a link to choose a new password. The page says the same whether the address is known or not.</summary>
internal sealed class ForgotPassword : IFeature
{
    public void Map(Doors doors)
    {
        doors.Public.MapGet("/forgot", () => Ui.Page<ForgotPage>());
        doors.Public.MapPost("/forgot", Staff).RequireRateLimiting(RateLimits.Tries);
        doors.Public.MapGet("/portal/forgot", () => Ui.Page<ForgotPage>());
        doors.Public.MapPost("/portal/forgot", Client).RequireRateLimiting(RateLimits.Tries);
    }

    private static async Task<IResult> Staff(Posted<ForgotForm> posted, AccessDb db, LinkIssue links, TenantContext tenant, CancellationToken cancellationToken)
    {
        var key = Account.KeyOf(posted.Value.Email ?? "");
        if (await db.Staff.FirstOrDefaultAsync(a => a.EmailKey == key && a.LeftAt == null, cancellationToken) is { } account)
        {
            await Send(db, links, LinkPurpose.ResetStaff, account, account.Name, SalonCultures.Of(tenant.Tenant.Language).Culture.Name, cancellationToken);
        }

        return Answer(posted);
    }

    private static async Task<IResult> Client(Posted<ForgotForm> posted, AccessDb db, LinkIssue links, TenantContext tenant, CancellationToken cancellationToken)
    {
        var key = Account.KeyOf(posted.Value.Email ?? "");
        if (await db.Clients.FirstOrDefaultAsync(a => a.EmailKey == key && a.Enabled && a.ConfirmedAt != null, cancellationToken) is { } account)
        {
            await Send(db, links, LinkPurpose.ResetClient, account, account.Name, SalonCultures.Of(tenant.Tenant.Language).Culture.Name, cancellationToken);
        }

        return Answer(posted);
    }

    private static async Task Send(
        AccessDb db, LinkIssue links, LinkPurpose purpose, Account account, string name, string culture, CancellationToken cancellationToken)
    {
        var link = await links.Issue(purpose, account.Id, account.Email, cancellationToken);
        db.Send(new MailOrder(typeof(LinkMail), new LinkMailModel(name, link.Id, purpose), account.Email, name, culture, $"link-{link.Id:N}")
        {
            Urgency = MailUrgency.Security, DeliverBy = link.ExpiresAt,
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    private static IResult Answer(Posted<ForgotForm> posted) => posted.State.IsValid
        ? Ui.Page<ForgotPage>(new { Asked = true })
        : Ui.Page<ForgotPage>(new { Form = posted.Value, posted.State }, StatusCodes.Status422UnprocessableEntity);
}
