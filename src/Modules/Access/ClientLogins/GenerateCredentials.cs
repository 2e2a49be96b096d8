using Platform.Access.Links;
using Platform.Access.SigningIn;
using Platform.Contracts.Access;
using Platform.Contracts.Clients;

namespace Platform.Access.ClientLogins;

/// <summary>
/// Generates credentials: the client gets the login name and a link to choose a password, the old password works no more. No lasting
/// password is ever mailed: mails lie in many places for years. A salon may choose a temporary one in place of the link
/// (docs/decisions/0032), which is no use after a day, nor once it was used.
/// </summary>
internal sealed class GenerateCredentials : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/clients/{id:guid}/credentials", Ask).Needs(Right.ManageLogins);
        doors.Staff.MapPost("/clients/{id:guid}/credentials", Post).Needs(Right.ManageLogins);
        doors.Api.MapPost("/clients/{id:guid}/credentials", Create).Needs(Right.ManageLogins).WithTags("Logins")
            .WithSummary("Mails the login name and a link to choose a password; the old password works no more.");
    }

    private static async Task<IResult> Ask(Guid id, IClientDirectory clients, AccessDb db, CancellationToken cancellationToken)
        => await clients.Find(id, cancellationToken) is { } client
            ? Ui.Page<CredentialsPage>(new { Client = client, IsTemporary = await Temporary(db, cancellationToken) })
            : TypedResults.NotFound();

    private static Task<bool> Temporary(AccessDb db, CancellationToken cancellationToken)
        => db.Rules.AnyAsync(rules => rules.TemporaryPasswords, cancellationToken);

    private static async Task<IResult> Post(
        Guid id, IClientDirectory clients, Generation generation, AccessDb db, Flash flash, Here here, IStringLocalizer<AccessText> texts,
        CancellationToken cancellationToken)
    {
        var state = new FormState();
        if (!await generation.Make(id, state, cancellationToken) || await clients.Find(id, cancellationToken) is not { } client)
        {
            return TypedResults.NotFound();
        }

        if (!state.IsValid)
        {
            return Ui.Page<CredentialsPage>(
                new { Client = client, State = state, IsTemporary = await Temporary(db, cancellationToken) },
                StatusCodes.Status422UnprocessableEntity);
        }

        flash.Success(texts["CredentialsSent"]);
        return TypedResults.LocalRedirect(here[$"/clients/{id}"]);
    }

    private static async Task<IResult> Create(Guid id, Generation generation, AccessDb db, CancellationToken cancellationToken)
    {
        var state = new FormState();
        return !await generation.Make(id, state, cancellationToken) ? ApiProblems.NotFound()
            : state.IsValid ? TypedResults.Ok(await SwitchLogin.View(db, id, cancellationToken)) : ApiProblems.Invalid(state);
    }

    /// <summary>What page, program and list lead to.</summary>
    internal sealed class Generation(
        AccessDb db, IClientDirectory clients, LoginSwitch logins, LinkIssue links, Sessions sessions, IStringLocalizer<AccessText> texts)
    {
        private const int MostMails = 5;
        private static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

        /// <summary>False when there is no such client; what stands in the way is said in the state.</summary>
        public Task<bool> Make(Guid clientId, FormState state, CancellationToken cancellationToken)
            => logins.LookAgain(() => MakeOnce(clientId, state, cancellationToken));

        private async Task<bool> MakeOnce(Guid clientId, FormState state, CancellationToken cancellationToken)
        {
            if (await clients.Find(clientId, cancellationToken) is not { } contact)
            {
                return false;
            }

            var account = await db.Clients.FirstOrDefaultAsync(a => a.ClientId == clientId, cancellationToken);
            var wasOn = account is { Enabled: true };
            if (account is not null && await MailsOf(account.ClientId, Within, cancellationToken) >= MostMails)
            {
                state.Add("", texts["CredentialsTooOften"]);
                return true;
            }

            if (!wasOn)
            {
                account = await logins.Ready(contact, account, state, cancellationToken);
            }

            if (account is not null)
            {
                await db.InTransaction(() => Send(account, wasOn, state, cancellationToken), cancellationToken);
            }

            return true;
        }

        private async Task Send(ClientAccount account, bool wasOn, FormState state, CancellationToken cancellationToken)
        {
            await sessions.EndAllOf(account.Id, cancellationToken);
            (account.PasswordHash, account.MustChangePassword, account.PendingEmail) = (null, false, null);
            var purpose = await Temporary(db, cancellationToken) ? LinkPurpose.TemporaryPassword : LinkPurpose.Credentials;
            await links.Mail(purpose, account, cancellationToken);
            if (purpose == LinkPurpose.TemporaryPassword)
            {
                // Nobody waits a quarter of an hour for a password that the salon has just given.
                (account.WrongTries, account.FirstWrongTryAt, account.LockedUntil) = (0, null, null);
            }

            if (!wasOn)
            {
                db.Publish(new LoginEnabled(account.ClientId, account.StateAt(db.Now)));
            }

            db.Publish(new CredentialsSent(account.ClientId));
            await logins.Save(state, cancellationToken);
        }

        /// <summary>How many mails with credentials the client was sent lately.</summary>
        public Task<int> MailsOf(Guid clientId, TimeSpan lately, CancellationToken cancellationToken)
        {
            var since = db.Now - lately;
            return db.Links.CountAsync(
                l => (l.Purpose == LinkPurpose.Credentials || l.Purpose == LinkPurpose.TemporaryPassword) && l.CreatedAt > since
                    && db.Clients.Any(a => a.Id == l.AccountId && a.ClientId == clientId),
                cancellationToken);
        }
    }
}
