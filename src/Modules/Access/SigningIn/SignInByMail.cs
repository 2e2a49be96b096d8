using System.ComponentModel.DataAnnotations;
using Platform.Access.Links;

namespace Platform.Access.SigningIn;

/// <summary>
/// A client signs in to the restricted area with a mailed link instead of a password. The page says the same whether the address is
/// known or not, and does much the same.
/// </summary>
internal sealed class SignInByMail : IFeature
{
    private const int MostMails = 5;
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

    public void Map(Doors doors)
    {
        doors.Public.MapGet("/portal/link", () => Ui.Page<SignInByMailPage>());
        doors.Public.MapPost("/portal/link", Ask).RequireRateLimiting(RateLimits.Tries);
    }

    private static async Task<IResult> Ask(Posted<MailForm> posted, AccessDb db, LinkIssue links, CancellationToken cancellationToken)
    {
        if (!posted.State.IsValid)
        {
            return Ui.Page<SignInByMailPage>(new { Form = posted.Value, posted.State }, StatusCodes.Status422UnprocessableEntity);
        }

        var key = Account.KeyOf(posted.Value.Email!);
        var account = await db.Clients.FirstOrDefaultAsync(a => a.EmailKey == key && a.Enabled, cancellationToken);
        var (id, since) = (account?.Id ?? Guid.NewGuid(), db.Now - Within);
        var lately = await db.Links.CountAsync(l => l.AccountId == id && l.Purpose == LinkPurpose.SignInClient && l.CreatedAt > since,
            cancellationToken);
        await (account is null || lately >= MostMails
            ? links.Pretend(id, cancellationToken)
            : Send(account, db, links, cancellationToken));
        return Ui.Page<SignInByMailPage>(new { Asked = true });
    }

    private static async Task Send(ClientAccount account, AccessDb db, LinkIssue links, CancellationToken cancellationToken)
    {
        await links.Mail(LinkPurpose.SignInClient, account, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

[FormLabels(typeof(AccessText))]
public sealed class MailForm
{
    [Required]
    public string? Email { get; set; }
}
