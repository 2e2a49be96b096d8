using Platform.Access.Links;
using Platform.Access.SigningIn;
using Platform.Contracts.Access;
using Platform.Contracts.Clients;

namespace Platform.Access.ClientLogins;

internal sealed record SwitchLoginInput(bool? Enabled);

/// <summary>How a client's login stands, as the API shows it.</summary>
/// <param name="PendingEmail">Another address that waits to be confirmed; until then <paramref name="Email"/> is the login.</param>
internal sealed record LoginView(
    string State, string? Email, bool Confirmed, string? PendingEmail, DateTime? LastSignInAt, DateTime? LockedUntil);

/// <summary>
/// Switches a client's login to the restricted area. On: a confirmation request goes out unless the address is confirmed. Off:
/// sessions and links end at once.
/// </summary>
internal sealed class SwitchLogin : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapPost("/clients/{id:guid}/login", Post).Needs(Right.ManageLogins);
        doors.Staff.MapPost("/clients/{id:guid}/login/again", Again).Needs(Right.ManageLogins);
        doors.Api.MapGet("/clients/{id:guid}/login", Read).Needs(Right.ManageLogins).WithTags("Logins");
        doors.Api.MapPut("/clients/{id:guid}/login", Put).Needs(Right.ManageLogins).WithTags("Logins");
    }

    private static async Task<IResult> Post(
        Guid id, HttpContext context, LoginSwitch logins, LoginPart part, Flash flash, Here here, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var state = new FormState();
        if (!await logins.Switch(id, form["On"].Contains("true"), state, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        return await part.Answer(id, context, state, flash, here, cancellationToken);
    }

    private static async Task<IResult> Again(
        Guid id, HttpContext context, LoginSwitch logins, LoginPart part, Flash flash, Here here, CancellationToken cancellationToken)
    {
        var state = new FormState();
        return await logins.SendAgain(id, state, cancellationToken)
            ? await part.Answer(id, context, state, flash, here, cancellationToken)
            : TypedResults.NotFound();
    }

    private static async Task<IResult> Put(Guid id, SwitchLoginInput input, LoginSwitch logins, AccessDb db, IStringLocalizer<AccessText> texts, CancellationToken cancellationToken)
    {
        var state = new FormState();
        if (input.Enabled is not { } enabled)
        {
            state.Add(nameof(input.Enabled), texts["EnabledMissing"]);
            return ApiProblems.Invalid(state);
        }

        if (!await logins.Switch(id, enabled, state, cancellationToken))
        {
            return ApiProblems.NotFound();
        }

        return state.IsValid ? TypedResults.Ok(await View(db, id, cancellationToken)) : ApiProblems.Invalid(state);
    }

    private static async Task<IResult> Read(Guid id, AccessDb db, IClientDirectory clients, CancellationToken cancellationToken)
        => await clients.Find(id, cancellationToken) is null ? ApiProblems.NotFound() : TypedResults.Ok(await View(db, id, cancellationToken));

    internal static async Task<LoginView> View(AccessDb db, Guid id, CancellationToken cancellationToken)
    {
        var account = await db.Clients.AsNoTracking().FirstOrDefaultAsync(a => a.ClientId == id, cancellationToken);
        var state = account?.StateAt(db.Now) ?? LoginState.None;
        return new LoginView(
            state.ToString().ToLowerInvariant(), account?.Email, account is { ConfirmedAt: not null, PendingEmail: null },
            account?.PendingEmail,
            account?.LastSignInAt, state == LoginState.Locked ? account?.LockedUntil : null);
    }
}

/// <summary>The use case behind the switch, the API and the resending.</summary>
internal sealed class LoginSwitch(
    AccessDb db, IClientDirectory clients, LinkIssue links, Sessions sessions, IStringLocalizer<AccessText> texts)
{
    private const int MostLooks = 5;
    private static readonly TimeSpan BetweenMails = TimeSpan.FromMinutes(2);

    /// <summary>
    /// False when there is no such client; what stands in the way is said in the state. Of two who turn the switch at the same
    /// instant the second looks again: most often there is nothing left to do.
    /// </summary>
    public Task<bool> Switch(Guid clientId, bool on, FormState state, CancellationToken cancellationToken)
        => LookAgain(() => SwitchOnce(clientId, on, state, cancellationToken));

    /// <summary>Does it once more when somebody else changed the login between our reading and our writing.</summary>
    public async Task<T> LookAgain<T>(Func<Task<T>> work)
    {
        for (var look = 1; ; look++)
        {
            try
            {
                return await work();
            }
            catch (DbUpdateConcurrencyException) when (look < MostLooks)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<bool> SwitchOnce(Guid clientId, bool on, FormState state, CancellationToken cancellationToken)
    {
        if (await clients.Find(clientId, cancellationToken) is not { } contact)
        {
            return false;
        }

        var account = await db.Clients.FirstOrDefaultAsync(a => a.ClientId == clientId, cancellationToken);
        if (on && account is not { Enabled: true })
        {
            await On(contact, account, state, cancellationToken);
        }
        else if (!on && account is { Enabled: true })
        {
            await Off(account, cancellationToken);
        }

        return true;
    }

    /// <summary>Sends the confirmation request once more; the older link stops working.</summary>
    public async Task<bool> SendAgain(Guid clientId, FormState state, CancellationToken cancellationToken)
    {
        var account = await db.Clients.FirstOrDefaultAsync(a => a.ClientId == clientId, cancellationToken);
        if (account is not { Enabled: true } || account is { ConfirmedAt: not null, PendingEmail: null }
            || await clients.Find(clientId, cancellationToken) is null)
        {
            return false;
        }

        var since = db.Now - BetweenMails;
        if (await db.Links.AnyAsync(l => l.AccountId == account.Id && l.CreatedAt > since, cancellationToken))
        {
            state.Add("", texts["LoginMailJustSent"]);
            return true;
        }

        await (account.PendingEmail is { } pending
            ? links.Mail(LinkPurpose.ConfirmAddress, account, cancellationToken, pending)
            : links.Mail(LinkPurpose.ConfirmLogin, account, cancellationToken));
        db.Publish(new ConfirmationSentAgain(clientId));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task On(ClientContact contact, ClientAccount? account, FormState state, CancellationToken cancellationToken)
    {
        if (await Ready(contact, account, state, cancellationToken) is not { } ready)
        {
            return;
        }

        if (ready.ConfirmedAt is null)
        {
            await links.Mail(LinkPurpose.ConfirmLogin, ready, cancellationToken);
        }

        db.Publish(new LoginEnabled(contact.Id, ready.StateAt(db.Now)));
        await Save(state, cancellationToken);
    }

    /// <summary>The login of a card, switched on but not saved; null when something stands in the way, which the state says.</summary>
    public async Task<ClientAccount?> Ready(
        ClientContact contact, ClientAccount? account, FormState state, CancellationToken cancellationToken)
    {
        if (contact.Email is not { Length: > 0 } email)
        {
            state.Add("", texts["LoginNeedsEmail"]);
            return null;
        }

        var key = Account.KeyOf(email);
        if (await db.Clients.AnyAsync(a => a.EmailKey == key && a.ClientId != contact.Id, cancellationToken))
        {
            state.Add("", texts["LoginEmailTaken"]);
            return null;
        }

        account ??= db.Add(new ClientAccount { ClientId = contact.Id, Name = contact.DisplayName, Email = email, EmailKey = key, CreatedAt = db.Now }).Entity;
        if (account.EmailKey != key)
        {
            account.ConfirmedAt = null;
        }

        (account.Enabled, account.Email, account.EmailKey, account.Name, account.Language) = (true, email, key, contact.DisplayName, contact.Language);
        account.PendingEmail = null;
        return account;
    }

    /// <summary>Two people switch on two cards with one address at the same instant: the second gets the same message as later.</summary>
    public async Task Save(FormState state, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException refused) when (Dialect.Of(db.Database).IsUniqueViolation(refused))
        {
            db.ChangeTracker.Clear();
            state.Add("", texts["LoginEmailTaken"]);
        }
    }

    private Task Off(ClientAccount account, CancellationToken cancellationToken) => db.InTransaction(
        async () =>
        {
            account.Enabled = false;
            await sessions.EndAllOf(account.Id, cancellationToken);
            db.Publish(new LoginDisabled(account.ClientId));
            await db.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);
}
