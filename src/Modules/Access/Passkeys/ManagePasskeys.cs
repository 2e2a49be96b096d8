using Platform.Access.Mails;
using Platform.Access.Portal;
using Platform.Access.SecondFactor;
using Platform.Access.SigningIn;
using Platform.Contracts.Access;

namespace Platform.Access.Passkeys;

internal sealed class NewPasskeyForm
{
    public string? Name { get; set; }

    /// <summary>What the browser made, as JSON; empty where it could not.</summary>
    public string? Credential { get; set; }

    public string? Seal { get; set; }
}

/// <summary>
/// Somebody makes a passkey for the own login and removes it again. Both ask for a fresh sign-in: of staff by the gate, of clients here.
/// </summary>
internal sealed class ManagePasskeys : IFeature
{
    private const string Added = "/passkeys/new";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet($"{MyLogin.Path}{Added}", ShowStaff).NeedsNoRight().NeedsFreshSignIn();
        doors.Staff.MapPost($"{MyLogin.Path}{Added}", AddStaff).NeedsNoRight().NeedsFreshSignIn();
        doors.Staff.MapPost($"{MyLogin.Path}/passkeys/{{id:guid}}/remove", RemoveStaff).NeedsNoRight().NeedsFreshSignIn();
        doors.Portal.MapGet($"{OwnLogin.Path}{Added}", ShowClient).NeedsNoRight();
        doors.Portal.MapPost($"{OwnLogin.Path}{Added}", AddClient).NeedsNoRight().RequireRateLimiting(RateLimits.Tries);
        doors.Portal.MapPost($"{OwnLogin.Path}/passkeys/prove", Prove).NeedsNoRight().RequireRateLimiting(RateLimits.Tries);
        doors.Portal.MapPost($"{OwnLogin.Path}/passkeys/{{id:guid}}/remove", RemoveClient).NeedsNoRight();
    }

    /// <summary>The passkeys of an account, the oldest first.</summary>
    public static async Task<IReadOnlyList<PasskeyView>> Of(
        AccessDb db, ActorKind kind, Guid accountId, CancellationToken cancellationToken)
        => await db.Passkeys.Where(p => p.Kind == kind && p.AccountId == accountId).OrderBy(p => p.CreatedAt)
            .Select(p => new PasskeyView(p.Id, p.Name, p.CreatedAt, p.LastUsedAt)).ToListAsync(cancellationToken);

    private static async Task<IResult> ShowStaff(
        MyLogin.Page page, PasskeyCeremony ceremony, HttpContext context, CancellationToken cancellationToken)
        => await Page(ActorKind.Staff, await page.Me(cancellationToken), ceremony, context, null);

    private static async Task<IResult> AddStaff(
        Posted<NewPasskeyForm> posted, MyLogin.Page page, PasskeyCeremony ceremony, AccessDb db, NewsMails news, HttpContext context,
        Flash flash, Here here, IStringLocalizer<AccessText> texts, CancellationToken cancellationToken)
    {
        var account = await page.Me(cancellationToken);
        if (await Make(ActorKind.Staff, account, posted, ceremony, db, texts, cancellationToken) is not { } made)
        {
            return await Page(ActorKind.Staff, account, ceremony, context, posted.State);
        }

        db.Add(made);
        db.Publish(new StaffPasskeyAdded(account.Id, account.Name));
        news.Send(account, AccountNews.PasskeyAdded);
        await db.SaveChangesAsync(cancellationToken);
        flash.Success(texts["PasskeyAdded"]);
        return TypedResults.LocalRedirect(here[MyLogin.Path]);
    }

    private static async Task<IResult> RemoveStaff(
        Guid id, MyLogin.Page page, AccessDb db, NewsMails news, Flash flash, Here here, IStringLocalizer<AccessText> texts,
        CancellationToken cancellationToken)
    {
        var account = await page.Me(cancellationToken);
        if (await Find(id, ActorKind.Staff, account, db, cancellationToken) is not { } passkey)
        {
            return TypedResults.NotFound();
        }

        db.Remove(passkey);
        db.Publish(new StaffPasskeyRemoved(account.Id, account.Name));
        news.Send(account, AccountNews.PasskeyRemoved);
        await db.SaveChangesAsync(cancellationToken);
        flash.Success(texts["PasskeyRemoved"]);
        return TypedResults.LocalRedirect(here[MyLogin.Path]);
    }

    private static async Task<IResult> ShowClient(
        OwnLogin.Page page, PasskeyCeremony ceremony, TenantContext tenant, HttpContext context, AccessDb db, Here here,
        CancellationToken cancellationToken)
    {
        if (tenant.OnBehalfOf is not null)
        {
            return TypedResults.LocalRedirect(here[$"/portal{OwnLogin.Path}"]);
        }

        var account = await page.Me(cancellationToken);
        return IsFresh(account, context, db)
            ? await Page(ActorKind.Client, account, ceremony, context, null)
            : Ui.Page<ProvePasskeyPage>();
    }

    private static async Task<IResult> Prove(
        Posted<AgainForm> posted, OwnLogin.Page page, Sessions sessions, HttpContext context, Here here,
        CancellationToken cancellationToken)
    {
        if (!await page.Proves(await page.Me(cancellationToken), posted.Value.Password, posted.State, cancellationToken))
        {
            return Ui.Page<ProvePasskeyPage>(new { posted.State }, StatusCodes.Status422UnprocessableEntity);
        }

        await sessions.Refresh(context, ActorKind.Client, cancellationToken);
        return TypedResults.LocalRedirect(here[$"/portal{OwnLogin.Path}{Added}"]);
    }

    private static async Task<IResult> AddClient(
        Posted<NewPasskeyForm> posted, OwnLogin.Page page, PasskeyCeremony ceremony, AccessDb db, NewsMails news, HttpContext context,
        Flash flash, Here here, IStringLocalizer<AccessText> texts, CancellationToken cancellationToken)
    {
        var account = await page.Me(cancellationToken);
        if (!IsFresh(account, context, db))
        {
            return TypedResults.LocalRedirect(here[$"/portal{OwnLogin.Path}{Added}"]);
        }

        if (await Make(ActorKind.Client, account, posted, ceremony, db, texts, cancellationToken) is not { } made)
        {
            return await Page(ActorKind.Client, account, ceremony, context, posted.State);
        }

        db.Add(made);
        db.Publish(new PasskeyAdded(account.ClientId));
        news.Send(account, AccountNews.PasskeyAdded);
        await db.SaveChangesAsync(cancellationToken);
        flash.Success(texts["PasskeyAdded"]);
        return TypedResults.LocalRedirect(here[$"/portal{OwnLogin.Path}"]);
    }

    private static async Task<IResult> RemoveClient(
        Guid id, OwnLogin.Page page, AccessDb db, NewsMails news, Flash flash, Here here, IStringLocalizer<AccessText> texts,
        CancellationToken cancellationToken)
    {
        var account = await page.Me(cancellationToken);
        if (await Find(id, ActorKind.Client, account, db, cancellationToken) is not { } passkey)
        {
            return TypedResults.NotFound();
        }

        db.Remove(passkey);
        db.Publish(new PasskeyRemoved(account.ClientId));
        news.Send(account, AccountNews.PasskeyRemoved);
        await db.SaveChangesAsync(cancellationToken);
        flash.Success(texts["PasskeyRemoved"]);
        return TypedResults.LocalRedirect(here[$"/portal{OwnLogin.Path}"]);
    }

    /// <summary>What was made, to be saved with what follows from it; null with the message in the form.</summary>
    private static async Task<Passkey?> Make(
        ActorKind kind, Account account, Posted<NewPasskeyForm> posted, PasskeyCeremony ceremony, AccessDb db,
        IStringLocalizer<AccessText> texts, CancellationToken cancellationToken)
    {
        var name = posted.Value.Name?.Trim() ?? "";
        if (name.Length is 0 or > Passkey.LongestName)
        {
            posted.State.Add(nameof(NewPasskeyForm.Name), texts["PasskeyNameWrong", Passkey.LongestName]);
        }
        else if (await db.Passkeys.CountAsync(p => p.Kind == kind && p.AccountId == account.Id, cancellationToken) >= Passkey.Most)
        {
            posted.State.Add("", texts["PasskeysTooMany", Passkey.Most]);
        }
        else if (await ceremony.Made(kind, account, posted.Value.Seal, posted.Value.Credential, cancellationToken) is { } made)
        {
            return made(name);
        }
        else
        {
            posted.State.Add("", texts["PasskeyNotMade"]);
        }

        return null;
    }

    private static Task<Passkey?> Find(Guid id, ActorKind kind, Account account, AccessDb db, CancellationToken cancellationToken)
        => db.Passkeys.FirstOrDefaultAsync(p => p.Id == id && p.Kind == kind && p.AccountId == account.Id, cancellationToken);

    private static async Task<IResult> Page(
        ActorKind kind, Account account, PasskeyCeremony ceremony, HttpContext context, FormState? state)
        => Ui.Page<NewPasskeyPage>(
            new
            {
                Portal = kind == ActorKind.Client, State = state, Ask = await ceremony.AskToMake(kind, account),
                Name = Devices.Of(context.Request.Headers.UserAgent.ToString()),
            },
            state is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    /// <summary>Who has no password has come in by mail or passkey, which is proof enough.</summary>
    private static bool IsFresh(ClientAccount account, HttpContext context, AccessDb db)
        => account.PasswordHash is null
            || context.User.Identities.OfType<ActorIdentity>().Any(who => who.ProvedAt >= db.Now - FreshSignIn.Lasts);
}
