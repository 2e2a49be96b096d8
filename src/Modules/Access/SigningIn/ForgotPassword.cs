using System.ComponentModel.DataAnnotations;
using Platform.Access.ClientLogins;
using Platform.Access.Links;

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

    private static async Task<IResult> Staff(Posted<ForgotForm> posted, AccessDb db, LinkIssue links, CancellationToken cancellationToken)
    {
        var key = Account.KeyOf(posted.Value.Email ?? "");
        if (await db.Staff.FirstOrDefaultAsync(a => a.EmailKey == key && a.LeftAt == null, cancellationToken) is { } account)
        {
            await links.Mail(LinkPurpose.ResetStaff, account, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
        else
        {
            await links.Pretend(Guid.NewGuid(), cancellationToken);
        }

        return Answer(posted);
    }

    /// <summary>Who has not confirmed the address yet gets that mail again: it chooses a password too.</summary>
    private static async Task<IResult> Client(
        Posted<ForgotForm> posted, AccessDb db, LinkIssue links, LoginSwitch logins, CancellationToken cancellationToken)
    {
        var key = Account.KeyOf(posted.Value.Email ?? "");
        var account = await db.Clients.FirstOrDefaultAsync(a => a.EmailKey == key && a.Enabled, cancellationToken);
        if (account is { ConfirmedAt: null })
        {
            await logins.SendAgain(account.ClientId, new FormState(), cancellationToken);
        }
        else if (account is not null)
        {
            await links.Mail(LinkPurpose.ResetClient, account, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
        else
        {
            await links.Pretend(Guid.NewGuid(), cancellationToken);
        }

        return Answer(posted);
    }

    private static IResult Answer(Posted<ForgotForm> posted) => posted.State.IsValid
        ? Ui.Page<ForgotPage>(new { Asked = true })
        : Ui.Page<ForgotPage>(new { Form = posted.Value, posted.State }, StatusCodes.Status422UnprocessableEntity);
}
