using System.ComponentModel.DataAnnotations;
using Platform.Access.Guests;
using Platform.Access.Links;
using Platform.Access.SecondFactor;

namespace Platform.Access.SigningIn;

[FormLabels(typeof(AccessText))]
public sealed class SignInForm
{
    [Required]
    public string? Email { get; set; }

    [Required]
    public string? Password { get; set; }

    /// <summary>Where the person wanted to go; a path inside this salon.</summary>
    public string? Return { get; set; }
}

/// <summary>Signing in and out, for staff and, in the restricted area, for clients. The answer never tells whether an account exists.</summary>
internal sealed class SignIn : IFeature
{
    public void Map(Doors doors)
    {
        doors.Public.MapGet("/sign-in", (string? @return, TenantContext tenant) => Show(tenant, new() { Return = @return }, false));
        doors.Public.MapPost("/sign-in", Staff).RequireRateLimiting(RateLimits.Tries);
        doors.Public.MapPost("/sign-out", (HttpContext context, Sessions sessions, Here here) => Out(context, sessions, ActorKind.Staff, here["/sign-in"]));
        doors.Public.MapGet("/portal/sign-in", (string? @return, TenantContext tenant) => Show(tenant, new() { Return = @return }, true));
        doors.Public.MapPost("/portal/sign-in", Client).RequireRateLimiting(RateLimits.Tries);
        doors.Public.MapPost("/portal/sign-out", (HttpContext context, Sessions sessions, Here here) => Out(context, sessions, ActorKind.Client, here["/portal/sign-in"]));
    }

    private static IResult Show(TenantContext tenant, SignInForm form, bool portal) => tenant.Tenant.State == TenantState.Active
        ? Ui.Page<SignInPage>(new { Form = form, Portal = portal })
        : TypedResults.NotFound();

    private static async Task<IResult> Staff(
        Posted<SignInForm> posted, HttpContext context, AccessDb db, Passwords passwords, Sessions sessions, LinkIssue links, Here here,
        IStringLocalizer<AccessText> texts, CancellationToken cancellationToken)
    {
        var key = Account.KeyOf(posted.Value.Email ?? "");
        var account = await db.Staff.FirstOrDefaultAsync(a => a.EmailKey == key, cancellationToken);
        if (!await Proves(posted, account, account?.MaySignIn == true, db, passwords, texts, cancellationToken))
        {
            return Ui.Page<SignInPage>(new { Form = posted.Value, posted.State, Portal = false }, StatusCodes.Status422UnprocessableEntity);
        }

        if (account!.SecondFactorSince is not null)
        {
            // The tries are not forgotten yet: whoever knows the password would guess at the code for ever.
            var next = await SecondStep.Begin(account, links, posted.Value.Return, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return TypedResults.LocalRedirect(here[next]);
        }

        await Tries.Forget(account, db, cancellationToken);
        sessions.Start(context, ActorKind.Staff, account.Id);
        await db.SaveChangesAsync(cancellationToken);
        return Back(posted.Value.Return, here, "/");
    }

    private static async Task<IResult> Client(
        Posted<SignInForm> posted, HttpContext context, AccessDb db, Passwords passwords, Sessions sessions, LinkIssue links, Here here,
        IStringLocalizer<AccessText> texts, CancellationToken cancellationToken)
    {
        var key = Account.KeyOf(posted.Value.Email ?? "");
        var account = await db.Clients.FirstOrDefaultAsync(a => a.EmailKey == key, cancellationToken);
        var temporary = await links.FindPassword(account?.Id, posted.Value.Password, cancellationToken);
        if (!await Proves(posted, account, account is { Enabled: true }, db, passwords, texts, cancellationToken, temporary is not null))
        {
            await (account is null ? Task.CompletedTask : Tries.TellIfLocked(account, db, cancellationToken));
            return Ui.Page<SignInPage>(new { Form = posted.Value, posted.State, Portal = true }, StatusCodes.Status422UnprocessableEntity);
        }

        if (temporary is null && account!.ConfirmedAt is null)
        {
            // Whoever knows the password may know why it opens nothing yet.
            posted.State.Add("", texts["SignInUnconfirmed"]);
            return Ui.Page<SignInPage>(new { Form = posted.Value, posted.State, Portal = true, Unconfirmed = true },
                StatusCodes.Status422UnprocessableEntity);
        }

        if (temporary is not null && !await links.Spend(temporary, cancellationToken))
        {
            posted.State.Add("", texts["SignInRefused"]);
            return Ui.Page<SignInPage>(new { Form = posted.Value, posted.State, Portal = true }, StatusCodes.Status422UnprocessableEntity);
        }

        await Tries.Forget(account!, db, cancellationToken);
        await Tries.TellUnlocked(account!, db, cancellationToken);
        if (temporary is not null || account!.MustChangePassword)
        {
            var link = await links.Issue(LinkPurpose.OwnPassword, account!.Id, account.Email, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return TypedResults.LocalRedirect(here[links.PathOf(link)]);
        }

        sessions.Start(context, ActorKind.Client, account.Id);
        db.Publish(new Contracts.Access.ClientSignedIn(account.ClientId));
        await db.SaveChangesAsync(cancellationToken);
        return Back(posted.Value.Return, here, "/portal");
    }

    /// <summary>
    /// One message for a wrong password, an unknown address, a closed account and one that may not sign in, after the same work.
    /// A locked account is not even tried, so guessing on brings nothing.
    /// </summary>
    /// <param name="known">What was typed is right in another way.</param>
    private static async Task<bool> Proves<TAccount>(
        Posted<SignInForm> posted, TAccount? account, bool may, AccessDb db, Passwords passwords, IStringLocalizer<AccessText> texts,
        CancellationToken cancellationToken, bool known = false)
        where TAccount : Account
    {
        if (!posted.State.IsValid)
        {
            return false;
        }

        var open = account is not null && await Tries.Count(account, db, cancellationToken);
        var matches = await passwords.Matches(open ? account!.PasswordHash : null, posted.Value.Password!, cancellationToken);
        if (matches && may)
        {
            await Strengthen(account!, posted.Value.Password!, db, passwords, cancellationToken);
        }

        if ((matches || (known && open)) && may)
        {
            return true;
        }

        posted.State.Add("", texts["SignInRefused"]);
        return false;
    }

    /// <summary>A password is only known at this moment: one that was kept at an older cost is kept at today's from now on.</summary>
    private static async Task Strengthen<TAccount>(
        TAccount account, string password, AccessDb db, Passwords passwords, CancellationToken cancellationToken)
        where TAccount : Account
    {
        if (account.PasswordHash is not { } old || !passwords.IsWeak(old))
        {
            return;
        }

        var hash = await passwords.Hash(password, cancellationToken);
        await db.InTransaction(
            () => db.Set<TAccount>().Where(a => a.Id == account.Id && a.PasswordHash == old)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, hash), cancellationToken),
            cancellationToken);
    }

    /// <summary>To where the person wanted to go, inside this house.</summary>
    internal static RedirectHttpResult Back(string? wanted, Here here, string otherwise)
        => TypedResults.LocalRedirect(here[wanted is not null && RedirectHttpResult.IsLocalUrl(wanted) ? wanted : otherwise]);

    private static async Task<IResult> Out(HttpContext context, Sessions sessions, ActorKind kind, string next)
    {
        if (kind == ActorKind.Staff)
        {
            await context.RequestServices.GetRequiredService<GuestPasses>().Leave(context, context.RequestAborted);
        }

        await sessions.End(context, kind, context.RequestAborted);
        return TypedResults.LocalRedirect(next);
    }
}
