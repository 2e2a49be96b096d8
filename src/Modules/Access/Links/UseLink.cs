using Platform.Access.Mails;
using Platform.Access.SecondFactor;
using Platform.Access.SigningIn;
using Platform.Contracts.Access;
using Platform.Kernel.Keys;
using Platform.Kernel.Mail;

namespace Platform.Access.Links;

internal sealed class LinkForm
{
    public string? Password { get; set; }
}

/// <summary>
/// Links in mails. Opening one shows what it will do and changes nothing, because mail scanners open links; a button does it.
/// Every link that does not work, for whatever reason, is one and the same page.
/// </summary>
internal sealed class UseLink : IFeature
{
    public void Map(Doors doors)
    {
        doors.Anywhere.MapGet("/l/{token}", Show).RequireRateLimiting(RateLimits.Tries);
        doors.Anywhere.MapPost("/l/{token}", Use).RequireRateLimiting(RateLimits.Tries);
    }

    private static async Task<IResult> Show(string token, HttpContext context, TenantContext tenant, TenantCatalogue catalogue, CancellationToken cancellationToken)
    {
        SecretLink.KeepToItself(context);
        return await Find(token, context, tenant, catalogue, cancellationToken) is { } link
            ? Ui.Page<LinkPage>(new { link.Purpose, link.Email, link.AsksPassword })
            : SecretLink.Bad();
    }

    private static async Task<IResult> Use(
        string token, Posted<LinkForm> posted, HttpContext context, TenantContext tenant, TenantCatalogue catalogue, CancellationToken cancellationToken)
    {
        SecretLink.KeepToItself(context);
        if (await Find(token, context, tenant, catalogue, cancellationToken) is not { } link)
        {
            return SecretLink.Bad();
        }

        var services = context.RequestServices;
        if (link.AsksPassword)
        {
            services.GetRequiredService<PasswordRules>().Check(posted.Value.Password, nameof(LinkForm.Password), posted.State, link.Email.Split('@')[0]);
            await RefuseTheOldOne(link, posted, services, cancellationToken);
        }

        if (!posted.State.IsValid)
        {
            return Ui.Page<LinkPage>(new { link.Purpose, link.Email, link.AsksPassword, posted.State },
                StatusCodes.Status422UnprocessableEntity);
        }

        if (link.Purpose == LinkPurpose.OwnData && await ClientLinks.IsSomebodyElse(link, context, cancellationToken))
        {
            return TypedResults.LocalRedirect(
                services.GetRequiredService<Here>()[$"/portal/sign-in?return={Uri.EscapeDataString($"/l/{token}")}"]);
        }

        var hash = link.AsksPassword ? await services.GetRequiredService<Passwords>().Hash(posted.Value.Password!, cancellationToken)
            : null;
        return await Spend(link, hash, context, cancellationToken) ?? SecretLink.Bad();
    }

    /// <summary>A password that somebody else chose is replaced, not chosen again.</summary>
    private static async Task RefuseTheOldOne(
        AccessLink link, Posted<LinkForm> posted, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (link.Purpose != LinkPurpose.OwnPassword || !posted.State.IsValid)
        {
            return;
        }

        var hash = await services.GetRequiredService<AccessDb>().Clients.Where(a => a.Id == link.AccountId).Select(a => a.PasswordHash)
            .FirstOrDefaultAsync(cancellationToken);
        if (await services.GetRequiredService<Passwords>().Matches(hash, posted.Value.Password!, cancellationToken))
        {
            posted.State.Add(nameof(LinkForm.Password), services.GetRequiredService<IStringLocalizer<AccessText>>()["PasswordIsTheOldOne"]);
        }
    }

    /// <summary>A salon that nobody confirmed has no pages yet; its link arrives at the host itself and says which salon it is.</summary>
    private static async Task<AccessLink?> Find(
        string token, HttpContext context, TenantContext tenant, TenantCatalogue catalogue, CancellationToken cancellationToken)
    {
        if (LinkTokens.TenantOf(token) is not { } id)
        {
            return null;
        }

        if (!tenant.IsSet && await catalogue.ById(id) is { State: TenantState.Provisioning } opening)
        {
            tenant.Enter(opening, context.TraceIdentifier);
        }

        var found = tenant.IsSet && tenant.TenantId == id
            ? await context.RequestServices.GetRequiredService<LinkIssue>().Find(token, cancellationToken) : null;
        return found is { Purpose: LinkPurpose.SecondFactor or LinkPurpose.TemporaryPassword } ? null : found;
    }

    /// <summary>Of two who press the button at once the row's state lets one through.</summary>
    private static async Task<IResult?> Spend(AccessLink link, string? passwordHash, HttpContext context, CancellationToken cancellationToken)
    {
        var services = context.RequestServices;
        var db = services.GetRequiredService<AccessDb>();
        IResult? result = null;
        try
        {
            await db.InTransaction(
                async () =>
                {
                    result = await services.GetRequiredService<LinkIssue>().Spend(link, cancellationToken)
                        ? await Do(link, passwordHash, context, db, cancellationToken) : null;
                },
                cancellationToken);
        }
        catch (DbUpdateException refused) when (Dialect.Of(db.Database).IsUniqueViolation(refused))
        {
            // Somebody else confirmed the same address for a login at this very moment.
            return null;
        }

        return result;
    }

    private static async Task<IResult?> Do(AccessLink link, string? passwordHash, HttpContext context, AccessDb db, CancellationToken cancellationToken)
        => link.Purpose switch
    {
        LinkPurpose.ConfirmSalon => await ConfirmSalon(link, context, db, cancellationToken),
        LinkPurpose.JoinStaff or LinkPurpose.ResetStaff => await StaffPassword(link, passwordHash!, context, db, cancellationToken),
        LinkPurpose.ConfirmAddress => await ClientLinks.ConfirmAddress(link, context, db, cancellationToken),
        LinkPurpose.OwnData => await ClientLinks.OwnData(link, context, db, cancellationToken),
        LinkPurpose.SignInClient => await ClientLinks.SignIn(link, context, db, cancellationToken),
        _ => await ClientLinks.ChoosePassword(link, passwordHash!, context, db, cancellationToken),
    };

    private static async Task<IResult?> ConfirmSalon(AccessLink link, HttpContext context, AccessDb db, CancellationToken cancellationToken)
    {
        var services = context.RequestServices;
        var tenant = services.GetRequiredService<TenantContext>().Tenant;
        var owner = await db.Staff.SingleAsync(a => a.Id == link.AccountId, cancellationToken);
        owner.ConfirmedAt = db.Now;
        services.GetRequiredService<Sessions>().Start(context, ActorKind.Staff, owner.Id);
        db.Publish(new SalonConfirmed());
        await db.SaveChangesAsync(cancellationToken);
        return new OpenDoors(tenant);
    }

    private static async Task<IResult?> StaffPassword(
        AccessLink link, string passwordHash, HttpContext context, AccessDb db, CancellationToken cancellationToken)
    {
        var sessions = context.RequestServices.GetRequiredService<Sessions>();
        var account = await db.Staff.FirstOrDefaultAsync(a => a.Id == link.AccountId && a.LeftAt == null, cancellationToken);
        if (account is null || account.Email != link.Email)
        {
            return null;
        }

        await sessions.EndAllOf(account.Id, cancellationToken);
        account.ChoosePassword(passwordHash);
        account.ConfirmedAt ??= db.Now;
        TellStaff(link, account, context);
        var next = account.SecondFactorSince is null
            ? "/" : await SecondStep.Begin(account, context.RequestServices.GetRequiredService<LinkIssue>(), null, cancellationToken);
        if (account.SecondFactorSince is null)
        {
            sessions.Start(context, ActorKind.Staff, account.Id);
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.LocalRedirect(context.RequestServices.GetRequiredService<Here>()[next]);
    }

    private static void TellStaff(AccessLink link, StaffAccount account, HttpContext context)
    {
        if (link.Purpose == LinkPurpose.ResetStaff)
        {
            context.RequestServices.GetRequiredService<NewsMails>().Send(account, AccountNews.PasswordChanged);
        }
    }

    /// <summary>The salon becomes active after the account's transaction, and its owner stands in the back office.</summary>
    private sealed class OpenDoors(Tenant tenant) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            await httpContext.RequestServices.GetRequiredService<TenantCatalogue>().SetState(tenant.Id, TenantState.Active, default);
            httpContext.Response.Redirect($"/s/{tenant.Slug}/");
        }
    }
}
