using Platform.Access.Passkeys;
using Platform.Access.SigningIn;

namespace Platform.Access.SecondFactor;

/// <summary>What a member of staff sees of the own login: the second factor, and where the person is signed in.</summary>
/// <param name="Key">The secret to type into an app, while it waits to be proved.</param>
/// <param name="AppLink">The same as a link for a phone.</param>
/// <param name="Codes">Recovery codes that were made just now.</param>
public sealed record MyLoginView(
    bool IsOn, bool IsMissing, bool IsOwner, bool OwnersNeedOne, string? Key, string? AppLink, int CodesLeft, IReadOnlyList<string> Codes,
    IReadOnlyList<SessionView> Sessions, IReadOnlyList<PasskeyView> Passkeys);

/// <summary>The own login of whoever is signed in; nobody else's.</summary>
internal sealed class MyLogin : IFeature
{
    public const string Path = "/settings/login";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet(Path, (Page page, CancellationToken cancellationToken) => page.Show(null, [], cancellationToken)).NeedsNoRight();
        doors.Staff.MapPost($"{Path}/begin", Begin).NeedsNoRight().NeedsFreshSignIn();
        doors.Staff.MapPost($"{Path}/prove", Prove).NeedsNoRight().NeedsFreshSignIn().RequireRateLimiting(RateLimits.Tries);
        doors.Staff.MapPost($"{Path}/codes", NewCodes).NeedsNoRight().NeedsFreshSignIn();
        doors.Staff.MapPost($"{Path}/off", Off).NeedsNoRight().NeedsFreshSignIn();
        doors.Staff.MapPost($"{Path}/rule", Rule).Needs(Right.ManageStaff).NeedsFreshSignIn();
        doors.Staff.MapPost($"{Path}/sessions/{{id:guid}}/end", End).NeedsNoRight();
    }

    private static async Task<IResult> Begin(Page page, SecondFactors factors, AccessDb db, Here here, CancellationToken cancellationToken)
    {
        var account = await page.Me(cancellationToken);
        if (account.SecondFactorSince is null)
        {
            factors.Begin(account);
            await db.SaveChangesAsync(cancellationToken);
        }

        return TypedResults.LocalRedirect(here[Path]);
    }

    /// <summary>The first code shows that the app works; from then on it is asked for.</summary>
    private static async Task<IResult> Prove(
        Posted<CodeForm> posted, Page page, SecondFactors factors, Sessions sessions, AccessDb db, IStringLocalizer<AccessText> texts,
        CancellationToken cancellationToken)
    {
        var account = await page.Me(cancellationToken);
        if (account.SecondFactorSince is not null || !await factors.Proves(account, posted.Value.Code, cancellationToken))
        {
            posted.State.Add(nameof(CodeForm.Code), texts["CodeRefused"]);
            return await page.Show(posted.State, [], cancellationToken);
        }

        await Tries.Forgive(account, db, cancellationToken);
        account.SecondFactorSince = db.Now;
        var codes = await Codes(account, factors, db, cancellationToken);
        sessions.LookAgain();
        return await page.Show(null, codes, cancellationToken);
    }

    private static async Task<IResult> NewCodes(Page page, SecondFactors factors, AccessDb db, CancellationToken cancellationToken)
    {
        var account = await page.Me(cancellationToken);
        return await page.Show(null, account.SecondFactorSince is null ? [] : await Codes(account, factors, db, cancellationToken),
            cancellationToken);
    }

    private static async Task<IReadOnlyList<string>> Codes(
        StaffAccount account, SecondFactors factors, AccessDb db, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> codes = [];
        await db.InTransaction(
            async () =>
            {
                codes = await factors.NewCodes(account, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
        return codes;
    }

    private static async Task<IResult> Off(
        Page page, SecondFactors factors, AccessDb db, Flash flash, Here here, IStringLocalizer<AccessText> texts,
        CancellationToken cancellationToken)
    {
        var account = await page.Me(cancellationToken);
        if (account.Role == Role.Owner && await factors.OwnersNeedOne(cancellationToken))
        {
            flash.Error(texts["SecondFactorIsRule"]);
            return TypedResults.LocalRedirect(here[Path]);
        }

        await db.InTransaction(
            async () =>
            {
                (account.SecondFactorKey, account.SecondFactorSince) = (null, null);
                await db.RecoveryCodes.Where(code => code.AccountId == account.Id).ExecuteDeleteAsync(cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
        flash.Success(texts["SecondFactorIsOff"]);
        return TypedResults.LocalRedirect(here[Path]);
    }

    /// <summary>Only an owner who has one may ask it of the others: whoever lacks it is let in to nothing else.</summary>
    private static async Task<IResult> Rule(
        HttpContext context, Page page, Sessions sessions, AccessDb db, Flash flash, Here here, IStringLocalizer<AccessText> texts,
        CancellationToken cancellationToken)
    {
        var account = await page.Me(cancellationToken);
        if (account is not { Role: Role.Owner, SecondFactorSince: not null })
        {
            flash.Error(texts["SecondFactorFirst"]);
            return TypedResults.LocalRedirect(here[Path]);
        }

        var form = await context.Request.ReadFormAsync(cancellationToken);
        var rules = await db.Rules.FirstOrDefaultAsync(cancellationToken) ?? db.Add(new AccessRules()).Entity;
        rules.OwnersNeedSecondFactor = form["On"].Contains("true");
        await db.SaveChangesAsync(cancellationToken);
        sessions.LookAgain();
        flash.Success(texts["StaffSaved"]);
        return TypedResults.LocalRedirect(here[Path]);
    }

    private static async Task<IResult> End(Guid id, TenantContext tenant, OwnSessions own, Here here, CancellationToken cancellationToken)
        => await own.End(id, tenant.Actor.Id!.Value, cancellationToken) ? TypedResults.LocalRedirect(here[Path]) : TypedResults.NotFound();

    /// <summary>The page, as it stands for whoever is signed in.</summary>
    internal sealed class Page(AccessDb db, TenantContext tenant, SecondFactors factors, OwnSessions own, IHttpContextAccessor accessor)
    {
        public Task<StaffAccount> Me(CancellationToken cancellationToken)
            => db.Staff.FirstAsync(a => a.Id == tenant.Actor.Id, cancellationToken);

        public async Task<IResult> Show(FormState? state, IReadOnlyList<string> codes, CancellationToken cancellationToken)
        {
            var account = await Me(cancellationToken);
            var isOn = account.SecondFactorSince is not null;
            var key = isOn ? null : factors.KeyOf(account);
            var view = new MyLoginView(
                isOn, await factors.IsMissing(account, cancellationToken), account.Role == Role.Owner,
                await factors.OwnersNeedOne(cancellationToken),
                key is null ? null : string.Join(' ', Totp.Base32(key).Chunk(4).Select(four => new string(four))),
                key is null ? null : Totp.Link(key, tenant.Tenant.Name, account.Email),
                await db.RecoveryCodes.CountAsync(code => code.AccountId == account.Id && code.UsedAt == null, cancellationToken), codes,
                await own.Of(accessor.HttpContext!, ActorKind.Staff, account.Id, cancellationToken),
                await ManagePasskeys.Of(db, ActorKind.Staff, account.Id, cancellationToken));
            accessor.HttpContext!.Response.Headers.CacheControl = "no-store";
            return Ui.Page<MyLoginPage>(new { View = view, State = state }, state is null ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity);
        }
    }
}
