namespace Platform.Access.SigningIn;

internal sealed class AgainForm
{
    public string? Password { get; set; }

    /// <summary>Where the person wanted to go; a path inside this salon.</summary>
    public string? Return { get; set; }
}

/// <summary>
/// The password once more, before something that a stranger at an open screen should not do: exports, roles, keys, looking as a client.
/// </summary>
internal sealed class ProveAgain : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/sign-in/again", (string? @return) => Ui.Page<ProveAgainPage>(new { Return = @return })).NeedsNoRight();
        doors.Staff.MapPost("/sign-in/again", Prove).NeedsNoRight().RequireRateLimiting(RateLimits.Tries);
    }

    private static async Task<IResult> Prove(
        Posted<AgainForm> posted, HttpContext context, TenantContext tenant, AccessDb db, Passwords passwords, Sessions sessions, Here here,
        IStringLocalizer<AccessText> texts, CancellationToken cancellationToken)
    {
        var account = await db.Staff.FirstAsync(a => a.Id == tenant.Actor.Id, cancellationToken);
        var open = await Tries.Count(account, db, cancellationToken);
        if (!await passwords.Matches(open ? account.PasswordHash : null, posted.Value.Password ?? "", cancellationToken))
        {
            posted.State.Add(nameof(AgainForm.Password), texts["AgainRefused"]);
            return Ui.Page<ProveAgainPage>(new { posted.Value.Return, posted.State }, StatusCodes.Status422UnprocessableEntity);
        }

        await Tries.Forgive(account, db, cancellationToken);
        await sessions.Refresh(context, ActorKind.Staff, cancellationToken);
        return SignIn.Back(posted.Value.Return, here, "/");
    }
}
