using Platform.Access.Mails;
using Platform.Access.SigningIn;
using Platform.Contracts.Access;
using Platform.Contracts.Clients;

namespace Platform.Access.ClientLogins;

internal sealed class PasswordForm
{
    public string? Password { get; set; }
}

internal sealed record PasswordInput(string? Password);

/// <summary>
/// Sets a client's password by hand, for somebody who stands at the desk without mail. It opens nothing but the choice of another
/// one: whoever knows it besides the client loses it at the first sign-in.
/// </summary>
internal sealed class SetPassword : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/clients/{id:guid}/password", Show).Needs(Right.ManageLogins);
        doors.Staff.MapPost("/clients/{id:guid}/password", Post).Needs(Right.ManageLogins);
        doors.Api.MapPut("/clients/{id:guid}/password", Put).Needs(Right.ManageLogins).WithTags("Logins")
            .WithSummary("Sets a password, which the client changes at the first sign-in; sessions end.");
    }

    private static async Task<IResult> Show(Guid id, IClientDirectory clients, CancellationToken cancellationToken)
        => await clients.Find(id, cancellationToken) is { } client
            ? Ui.Page<SetPasswordPage>(new { Client = client })
            : TypedResults.NotFound();

    private static async Task<IResult> Post(
        Guid id, Posted<PasswordForm> posted, IClientDirectory clients, Setting setting, Flash flash, Here here,
        IStringLocalizer<AccessText> texts, CancellationToken cancellationToken)
    {
        if (await clients.Find(id, cancellationToken) is not { } client)
        {
            return TypedResults.NotFound();
        }

        await setting.Set(client, posted.Value.Password, posted.State, cancellationToken);
        if (!posted.State.IsValid)
        {
            return Ui.Page<SetPasswordPage>(new { Client = client, posted.State }, StatusCodes.Status422UnprocessableEntity);
        }

        flash.Success(texts["PasswordSet"]);
        return TypedResults.LocalRedirect(here[$"/clients/{id}"]);
    }

    private static async Task<IResult> Put(
        Guid id, PasswordInput input, IClientDirectory clients, Setting setting, AccessDb db, CancellationToken cancellationToken)
    {
        if (await clients.Find(id, cancellationToken) is not { } client)
        {
            return ApiProblems.NotFound();
        }

        var state = new FormState();
        await setting.Set(client, input.Password, state, cancellationToken);
        return state.IsValid ? TypedResults.Ok(await SwitchLogin.View(db, id, cancellationToken)) : ApiProblems.Invalid(state);
    }

    /// <summary>What both doors lead to.</summary>
    internal sealed class Setting(
        AccessDb db, LoginSwitch logins, PasswordRules rules, Passwords passwords, Sessions sessions, NewsMails news,
        IStringLocalizer<AccessText> texts)
    {
        public async Task Set(ClientContact client, string? password, FormState state, CancellationToken cancellationToken)
        {
            rules.Check(password, nameof(PasswordForm.Password), state, client.DisplayName, client.Email?.Split('@')[0] ?? "");
            if (!state.IsValid)
            {
                return;
            }

            var hash = await passwords.Hash(password!, cancellationToken);
            await logins.LookAgain(() => Once(client.Id, hash, state, cancellationToken));
        }

        private async Task<bool> Once(Guid clientId, string hash, FormState state, CancellationToken cancellationToken)
        {
            var account = await db.Clients.FirstOrDefaultAsync(a => a.ClientId == clientId, cancellationToken);
            if (account is not { Enabled: true })
            {
                state.Add(nameof(PasswordForm.Password), texts["PasswordNeedsLogin"]);
                return true;
            }

            await db.InTransaction(
                async () =>
                {
                    await sessions.EndAllOf(account.Id, cancellationToken);
                    account.ChoosePassword(hash);
                    account.MustChangePassword = true;
                    db.Publish(new PasswordSet(clientId));
                    news.Send(account, AccountNews.PasswordChanged);
                    await db.SaveChangesAsync(cancellationToken);
                    await Tries.TellUnlocked(account, db, cancellationToken);
                },
                cancellationToken);
            return true;
        }
    }
}
