using System.ComponentModel.DataAnnotations;
using Platform.Access.ClientLogins;
using Platform.Access.Mails;
using Platform.Access.Passkeys;
using Platform.Access.Push;
using Platform.Access.SigningIn;
using Platform.Contracts.Access;

namespace Platform.Access.Portal;

[FormLabels(typeof(AccessText))]
internal sealed class OwnPasswordForm
{
    /// <summary>The one that counts now; left out by a client who never chose one and came in by mail.</summary>
    public string? Password { get; set; }

    [Required]
    public string? NewPassword { get; set; }
}

[FormLabels(typeof(AccessText))]
internal sealed class OwnEmailForm
{
    [Required, EmailAddress, StringLength(Account.LongestEmail)]
    public string? Email { get; set; }

    public string? Password { get; set; }
}

/// <summary>What a client sees of the own login.</summary>
/// <param name="PendingEmail">Another address that waits for its link.</param>
/// <param name="HasPassword">False for somebody who only ever came in by mail.</param>
public sealed record OwnLoginView(
    string Email, string? PendingEmail, bool HasPassword, IReadOnlyList<SessionView> Sessions, IReadOnlyList<GuestView> Guests,
    IReadOnlyList<PasskeyView> Passkeys, IReadOnlyList<DeviceView> Devices);

/// <summary>A member of staff who looked in the client's place.</summary>
public sealed record GuestView(DateTime StartedAt, DateTime EndedAt, string Reason);

/// <summary>
/// In the restricted area: where the client is signed in, who of the salon looked in the client's place, another password, another
/// address. The last two ask for the password that counts now.
/// </summary>
internal sealed class OwnLogin : IFeature
{
    public const string Path = "/login";

    public void Map(Doors doors)
    {
        doors.Portal.MapGet(Path, (Page page, CancellationToken cancellationToken) => page.Show(null, null, cancellationToken))
            .NeedsNoRight();
        doors.Portal.MapPost($"{Path}/password", Password).NeedsNoRight().RequireRateLimiting(RateLimits.Tries);
        doors.Portal.MapPost($"{Path}/email", Email).NeedsNoRight().RequireRateLimiting(RateLimits.Tries);
        doors.Portal.MapPost($"{Path}/sessions/{{id:guid}}/end", End).NeedsNoRight();
    }

    private static async Task<IResult> Password(
        Posted<OwnPasswordForm> posted, Page page, PasswordRules rules, Passwords passwords, Sessions sessions, NewsMails news, AccessDb db,
        HttpContext context, Flash flash, Here here, IStringLocalizer<AccessText> texts, CancellationToken cancellationToken)
    {
        var account = await page.Me(cancellationToken);
        rules.Check(posted.Value.NewPassword, nameof(OwnPasswordForm.NewPassword), posted.State, account.Email.Split('@')[0], account.Name);
        if (!posted.State.IsValid || !await page.Proves(account, posted.Value.Password, posted.State, cancellationToken))
        {
            return await page.Show(posted.State, null, cancellationToken);
        }

        var hash = await passwords.Hash(posted.Value.NewPassword!, cancellationToken);
        await db.InTransaction(
            async () =>
            {
                await sessions.EndAllOf(account.Id, cancellationToken);
                account.ChoosePassword(hash);
                sessions.Start(context, ActorKind.Client, account.Id);
                db.Publish(new PasswordChosen(account.ClientId));
                news.Send(account, AccountNews.PasswordChanged);
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
        flash.Success(texts["OwnPasswordChanged"]);
        return TypedResults.LocalRedirect(here[$"/portal{Path}"]);
    }

    private static async Task<IResult> Email(
        Posted<OwnEmailForm> posted, Page page, LoginAddresses addresses, AccessDb db, Flash flash, Here here,
        IStringLocalizer<AccessText> texts,
        CancellationToken cancellationToken)
    {
        var account = await page.Me(cancellationToken);
        var email = posted.Value.Email?.Trim();
        if (email is not null && !System.Net.Mail.MailAddress.TryCreate(email, out _))
        {
            posted.State.Add(nameof(OwnEmailForm.Email), texts["EmailWrong"]);
        }

        if (!posted.State.IsValid || !await page.Proves(account, posted.Value.Password, posted.State, cancellationToken))
        {
            return await page.Show(null, posted.State, cancellationToken);
        }

        // Whether somebody else signs in with this address is not for this client to know: the answer is the same.
        if (Account.KeyOf(email!) != account.EmailKey)
        {
            await addresses.Ask(account, email!, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        flash.Success(texts["OwnEmailAsked", email!]);
        return TypedResults.LocalRedirect(here[$"/portal{Path}"]);
    }

    private static async Task<IResult> End(Guid id, Page page, OwnSessions own, Here here, CancellationToken cancellationToken)
        => await own.End(id, (await page.Me(cancellationToken)).Id, cancellationToken)
            ? TypedResults.LocalRedirect(here[$"/portal{Path}"])
            : TypedResults.NotFound();

    /// <summary>The page, as it stands for whoever is signed in.</summary>
    internal sealed class Page(
        AccessDb db, TenantContext tenant, OwnSessions own, Passwords passwords, IHttpContextAccessor accessor,
        IStringLocalizer<AccessText> texts)
    {
        private const int MostGuests = 20;

        public Task<ClientAccount> Me(CancellationToken cancellationToken)
            => db.Clients.FirstAsync(a => a.ClientId == tenant.Client!.Id, cancellationToken);

        /// <summary>Guessing here counts as guessing at the door. Who has no password has come in by mail, which is proof enough.</summary>
        public async Task<bool> Proves(ClientAccount account, string? password, FormState state, CancellationToken cancellationToken)
        {
            if (account.PasswordHash is null)
            {
                return true;
            }

            var open = await Tries.Count(account, db, cancellationToken);
            if (await passwords.Matches(open ? account.PasswordHash : null, password ?? "", cancellationToken))
            {
                await Tries.Forgive(account, db, cancellationToken);
                return true;
            }

            await Tries.TellIfLocked(account, db, cancellationToken);
            state.Add(nameof(OwnPasswordForm.Password), texts["AgainRefused"]);
            return false;
        }

        public async Task<IResult> Show(FormState? password, FormState? email, CancellationToken cancellationToken)
        {
            var client = tenant.Client!.Id!.Value;
            var account = await db.Clients.AsNoTracking().FirstOrDefaultAsync(a => a.ClientId == client, cancellationToken);
            var guests = await db.Guests.AsNoTracking().Where(pass => pass.ClientId == client).OrderByDescending(pass => pass.StartedAt)
                .Take(MostGuests)
                .ToListAsync(cancellationToken);
            var view = new OwnLoginView(
                account?.Email ?? "", account?.PendingEmail, account?.PasswordHash is not null,
                account is null ? [] : await own.Of(accessor.HttpContext!, ActorKind.Client, account.Id, cancellationToken),
                [.. guests.Select(pass => new GuestView(pass.StartedAt, pass.EndedAt ?? pass.ExpiresAt, pass.Reason))],
                account is null ? [] : await ManagePasskeys.Of(db, ActorKind.Client, account.Id, cancellationToken),
                await RemoveDevice.Of(db, client, cancellationToken));
            return Ui.Page<OwnLoginPage>(
                new { View = view, OfPassword = password, OfEmail = email },
                password is null && email is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        }
    }
}
