using Platform.Access.Links;
using Platform.Access.SigningIn;

namespace Platform.Access.SecondFactor;

internal sealed class CodeForm
{
    public string? Code { get; set; }
}

/// <summary>
/// The second step of signing in: the password was right, the code is asked for. Guessing counts as guessing at the password.
/// </summary>
internal sealed class SecondStep : IFeature
{
    public void Map(Doors doors)
    {
        doors.Public.MapGet("/sign-in/code/{token}", Show).RequireRateLimiting(RateLimits.Tries);
        doors.Public.MapPost("/sign-in/code/{token}", Use).RequireRateLimiting(RateLimits.Tries);
    }

    /// <summary>Where the browser of somebody goes whose password was right; saved by whoever calls.</summary>
    public static async Task<string> Begin(StaffAccount account, LinkIssue links, string? wanted, CancellationToken cancellationToken)
    {
        var link = await links.Issue(LinkPurpose.SecondFactor, account.Id, account.Email, cancellationToken);
        var back = wanted is null ? "" : $"?return={Uri.EscapeDataString(wanted)}";
        return $"/sign-in/code/{links.PathOf(link)["/l/".Length..]}{back}";
    }

    private static async Task<IResult> Show(string token, HttpContext context, LinkIssue links, CancellationToken cancellationToken)
    {
        SecretLink.KeepToItself(context);
        return await links.Find(token, cancellationToken) is { Purpose: LinkPurpose.SecondFactor }
            ? Ui.Page<SecondStepPage>()
            : SecretLink.Bad();
    }

    private static async Task<IResult> Use(
        string token, string? @return, Posted<CodeForm> posted, HttpContext context, LinkIssue links, AccessDb db, SecondFactors factors,
        Sessions sessions, Here here, IStringLocalizer<AccessText> texts, CancellationToken cancellationToken)
    {
        SecretLink.KeepToItself(context);
        if (await links.Find(token, cancellationToken) is not { Purpose: LinkPurpose.SecondFactor } link
            || await db.Staff.FirstOrDefaultAsync(a => a.Id == link.AccountId, cancellationToken) is not { MaySignIn: true } account)
        {
            return SecretLink.Bad();
        }

        if (!await factors.Proves(account, posted.Value.Code, cancellationToken))
        {
            posted.State.Add(nameof(CodeForm.Code), texts["CodeRefused"]);
            return Ui.Page<SecondStepPage>(new { posted.State }, StatusCodes.Status422UnprocessableEntity);
        }

        link.UsedAt = db.Now;
        await Tries.Forget(account, db, cancellationToken);
        sessions.Start(context, ActorKind.Staff, account.Id);
        await db.SaveChangesAsync(cancellationToken);
        return SignIn.Back(@return, here, "/");
    }
}
