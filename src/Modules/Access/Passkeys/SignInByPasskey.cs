using Platform.Access.SigningIn;

namespace Platform.Access.Passkeys;

internal sealed class PasskeyAnswer
{
    /// <summary>What the browser's own passkey functions answered, as JSON.</summary>
    public string? Credential { get; set; }

    public string? Seal { get; set; }

    /// <summary>Where the person wanted to go; a path inside this salon.</summary>
    public string? Return { get; set; }
}

/// <summary>
/// Signs in with a passkey. The device has asked for a face, a finger or a code before it answers, so for staff this is both steps at once.
/// </summary>
internal sealed class SignInByPasskey : IFeature
{
    public void Map(Doors doors)
    {
        doors.Public.MapPost("/sign-in/passkey", Staff).RequireRateLimiting(RateLimits.Tries);
        doors.Public.MapPost("/portal/sign-in/passkey", Client).RequireRateLimiting(RateLimits.Tries);
    }

    private static async Task<IResult> Staff(
        Posted<PasskeyAnswer> posted, HttpContext context, PasskeyCeremony ceremony, AccessDb db, Sessions sessions, Here here,
        IStringLocalizer<AccessText> texts, CancellationToken cancellationToken)
    {
        var shown = await ceremony.Shown(ActorKind.Staff, posted.Value.Seal, posted.Value.Credential, cancellationToken);
        var account = shown is null ? null : await db.Staff.FirstOrDefaultAsync(a => a.Id == shown.AccountId, cancellationToken);
        if (account is not { MaySignIn: true })
        {
            return Refuse(posted, false, texts);
        }

        await Tries.Forget(account, db, cancellationToken);
        sessions.Start(context, ActorKind.Staff, account.Id, byPasskey: true);
        await db.SaveChangesAsync(cancellationToken);
        return SignIn.Back(posted.Value.Return, here, "/");
    }

    private static async Task<IResult> Client(
        Posted<PasskeyAnswer> posted, HttpContext context, PasskeyCeremony ceremony, AccessDb db, Sessions sessions, Here here,
        IStringLocalizer<AccessText> texts, CancellationToken cancellationToken)
    {
        var shown = await ceremony.Shown(ActorKind.Client, posted.Value.Seal, posted.Value.Credential, cancellationToken);
        var account = shown is null ? null : await db.Clients.FirstOrDefaultAsync(a => a.Id == shown.AccountId, cancellationToken);
        if (account is not { Enabled: true, ConfirmedAt: not null })
        {
            return Refuse(posted, true, texts);
        }

        await Tries.Forget(account, db, cancellationToken);
        await Tries.TellUnlocked(account, db, cancellationToken);
        sessions.Start(context, ActorKind.Client, account.Id, byPasskey: true);
        db.Publish(new Contracts.Access.ClientSignedIn(account.ClientId));
        await db.SaveChangesAsync(cancellationToken);
        return SignIn.Back(posted.Value.Return, here, "/portal");
    }

    /// <summary>One answer whatever was wrong: unknown, removed, foreign, late, sent twice, cut.</summary>
    private static RazorComponentResult<SignInPage> Refuse(Posted<PasskeyAnswer> posted, bool portal, IStringLocalizer<AccessText> texts)
    {
        posted.State.Add("", texts["PasskeyRefused"]);
        return Ui.Page<SignInPage>(
            new { Form = new SignInForm { Return = posted.Value.Return }, posted.State, Portal = portal },
            StatusCodes.Status422UnprocessableEntity);
    }
}
