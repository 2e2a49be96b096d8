using Platform.Access.ClientLogins;
using Platform.Access.Mails;
using Platform.Access.SigningIn;
using Platform.Contracts.Access;
using Platform.Contracts.Clients;
using Platform.Kernel.Mail;

namespace Platform.Access.Links;

/// <summary>What the links of clients do, in the transaction that spends them; null when the account is no longer what it was.</summary>
internal static class ClientLinks
{
    public static async Task<IResult?> ChoosePassword(
        AccessLink link, string passwordHash, HttpContext context, AccessDb db, CancellationToken cancellationToken)
    {
        var services = context.RequestServices;
        var sessions = services.GetRequiredService<Sessions>();
        var account = await db.Clients.FirstOrDefaultAsync(a => a.Id == link.AccountId && a.Enabled, cancellationToken);
        if (account is null || account.Email != link.Email)
        {
            return null;
        }

        await sessions.EndAllOf(account.Id, cancellationToken);
        account.ChoosePassword(passwordHash);
        if (account.ConfirmedAt is null)
        {
            Confirm(account, db, services.GetRequiredService<TenantContext>().Tenant, context);
        }
        else
        {
            db.Publish(new PasswordChosen(account.ClientId));
            services.GetRequiredService<NewsMails>().Send(account, AccountNews.PasswordChanged);
        }

        await Tries.TellUnlocked(account, db, cancellationToken);

        sessions.Start(context, ActorKind.Client, account.Id);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.LocalRedirect(services.GetRequiredService<Here>()["/portal"]);
    }

    /// <summary>Whoever has the mail has the address: that confirms it where nobody had.</summary>
    public static async Task<IResult?> SignIn(AccessLink link, HttpContext context, AccessDb db, CancellationToken cancellationToken)
    {
        var services = context.RequestServices;
        if (await db.Clients.FirstOrDefaultAsync(a => a.Id == link.AccountId && a.Enabled, cancellationToken) is not { } account)
        {
            return null;
        }

        if (account.ConfirmedAt is null)
        {
            Confirm(account, db, services.GetRequiredService<TenantContext>().Tenant, context);
        }

        services.GetRequiredService<Sessions>().Start(context, ActorKind.Client, account.Id);
        db.Publish(new ClientSignedIn(account.ClientId));
        await db.SaveChangesAsync(cancellationToken);
        await Tries.Forget(account, db, cancellationToken);
        await Tries.TellUnlocked(account, db, cancellationToken);
        return TypedResults.LocalRedirect(services.GetRequiredService<Here>()["/portal"]);
    }

    /// <summary>The mail alone is not enough for everything that is kept: the client is signed in as well (D-03).</summary>
    public static async Task<bool> IsSomebodyElse(AccessLink link, HttpContext context, CancellationToken cancellationToken)
    {
        var services = context.RequestServices;
        var known = await services.GetRequiredService<Sessions>().Find(context, ActorKind.Client, cancellationToken);
        return known is null
            || !await services.GetRequiredService<AccessDb>()
                .Clients.AnyAsync(a => a.Id == link.AccountId && a.ClientId == known.Who.Id, cancellationToken);
    }

    public static async Task<IResult?> OwnData(AccessLink link, HttpContext context, AccessDb db, CancellationToken cancellationToken)
        => await db.Clients.FirstOrDefaultAsync(a => a.Id == link.AccountId && a.Enabled, cancellationToken) is { } account
            ? new OwnDataFile(account.ClientId) : null;

    /// <summary>Signs nobody in: whoever typed the address may have typed somebody else's.</summary>
    public static async Task<IResult?> ConfirmAddress(
        AccessLink link, HttpContext context, AccessDb db, CancellationToken cancellationToken)
    {
        var services = context.RequestServices;
        var account = await db.Clients.FirstOrDefaultAsync(a => a.Id == link.AccountId && a.Enabled, cancellationToken);
        if (account is null || account.PendingEmail != link.Email
            || await services.GetRequiredService<LoginAddresses>().IsTaken(account, link.Email, cancellationToken))
        {
            return null;
        }

        await services.GetRequiredService<Sessions>().EndAllOf(account.Id, cancellationToken);
        (account.Email, account.EmailKey, account.PendingEmail, account.ConfirmedAt) =
            (link.Email, Account.KeyOf(link.Email), null, db.Now);
        db.Publish(new AddressChanged(account.ClientId, account.Email));
        await db.SaveChangesAsync(cancellationToken);
        services.GetRequiredService<Flash>().Success(services.GetRequiredService<IStringLocalizer<AccessText>>()["AddressIsConfirmed"]);
        return TypedResults.LocalRedirect(services.GetRequiredService<Here>()["/portal/sign-in"]);
    }

    /// <summary>The first confirmation sends the activation mail, once ever.</summary>
    private static void Confirm(ClientAccount account, AccessDb db, Tenant tenant, HttpContext context)
    {
        account.ConfirmedAt = db.Now;
        db.Publish(new AddressConfirmed(account.ClientId, Devices.Of(context.Request.Headers.UserAgent.ToString())));
        if (account.ActivationSentAt is null)
        {
            account.ActivationSentAt = db.Now;
            db.Send(new MailOrder(
                typeof(ActivatedMail), new ActivatedMailModel(account.Name), account.Email, account.Name,
                SalonCultures.Of(account.Language ?? tenant.Language).Culture.Name, $"activated-{account.Id:N}")
            {
                ClientId = account.ClientId,
            });
        }
    }

    /// <summary>Made after the transaction that spent the link: every module reads its tables for it.</summary>
    private sealed class OwnDataFile(Guid clientId) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var file = await httpContext.RequestServices.GetRequiredService<IAccessPack>().Make(clientId, httpContext.RequestAborted);
            await (file is null ? SecretLink.Bad() : TypedResults.File(file, "application/zip", $"{clientId}.zip"))
                .ExecuteAsync(httpContext);
        }
    }
}
