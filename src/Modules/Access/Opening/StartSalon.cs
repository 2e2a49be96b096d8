using System.ComponentModel.DataAnnotations;
using System.Net.Mail;
using Platform.Access.Links;
using Platform.Access.Mails;
using Platform.Contracts.Access;
using Platform.Kernel.Mail;

namespace Platform.Access.Opening;

[FormLabels(typeof(AccessText))]
public sealed class StartForm
{
    [Required, StringLength(80)]
    public string? SalonName { get; set; }

    [Required, StringLength(100)]
    public string? OwnerName { get; set; }

    [Required, EmailAddress, StringLength(Account.LongestEmail)]
    public string? Email { get; set; }

    [Required]
    public string? Password { get; set; }

    public string? Language { get; set; }

    [Required]
    public string? TimeZone { get; set; } = "Europe/Amsterdam";
}

/// <summary>
/// A salon signs itself up on the start page. It stays Provisioning until the owner confirms by the mailed link; what was never
/// confirmed is removed after a week.
/// </summary>
internal sealed class StartSalon : IFeature
{
    private const int MostSlugs = 20;
    internal static readonly string[] TimeZones = ["Europe/Amsterdam", "Europe/Brussels"];

    public void Map(Doors doors)
    {
        doors.Platform.MapGet("/start", () => Ui.Page<StartSalonPage>(new { Form = new StartForm { Language = CurrentLanguage } }));
        doors.Platform.MapPost("/start", Start).RequireRateLimiting(RateLimits.Tries);
    }

    private static string CurrentLanguage => System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private static async Task<IResult> Start(
        Posted<StartForm> posted, TenantCatalogue catalogue, TenantScopes scopes, Passwords passwords, PasswordRules rules, HttpContext context,
        IStringLocalizer<AccessText> texts, CancellationToken cancellationToken)
    {
        var form = posted.Value;
        rules.Check(form.Password, nameof(form.Password), posted.State, form.SalonName ?? "", form.OwnerName ?? "");
        Check(form, posted.State, texts);
        if (!posted.State.IsValid)
        {
            return Ui.Page<StartSalonPage>(new { Form = form, posted.State }, StatusCodes.Status422UnprocessableEntity);
        }

        var hash = await passwords.Hash(form.Password!, cancellationToken);
        var tenant = await AddTenant(form, catalogue, cancellationToken);
        await using var scope = scopes.Begin(tenant, Actor.Named(ActorKind.Staff, null, form.OwnerName!), context.TraceIdentifier);
        await AddOwner(scope.ServiceProvider, form, hash, cancellationToken);
        return Ui.Page<StartedPage>(new { form.Email });
    }

    private static void Check(StartForm form, FormState state, IStringLocalizer<AccessText> texts)
    {
        if (form.Email is { } email && state[nameof(form.Email)] is null && !MailAddress.TryCreate(email, out _))
        {
            state.Add(nameof(form.Email), texts["EmailWrong"]);
        }

        if (form.Language is not ("nl" or "en"))
        {
            state.Add(nameof(form.Language), texts["LanguageWrong"]);
        }

        if (form.TimeZone is { } zone && (zone.Length > 60 || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)))
        {
            state.Add(nameof(form.TimeZone), texts["TimeZoneWrong"]);
        }
    }

    private static async Task<Tenant> AddTenant(StartForm form, TenantCatalogue catalogue, CancellationToken cancellationToken)
    {
        var country = form.TimeZone == "Europe/Brussels" ? "BE" : "NL";
        for (var attempt = 0; ; attempt++)
        {
            var slug = attempt < MostSlugs ? OpenSalon.SlugOf(form.SalonName!, attempt) : $"salon-{Guid.NewGuid():N}"[..20];
            if (TenantCatalogue.IsSlug(slug) && await catalogue.Add(
                slug, form.SalonName!.Trim(), TenantState.Provisioning, form.Language!, form.TimeZone!, country, cancellationToken) is { } tenant)
            {
                return tenant;
            }
        }
    }

    private static async Task AddOwner(IServiceProvider services, StartForm form, string hash, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<AccessDb>();
        var owner = OpenSalon.AddOwner(db, form.OwnerName!.Trim(), form.Email!.Trim(), hash, form.Language!, confirmed: false);
        var link = await services.GetRequiredService<LinkIssue>().Issue(LinkPurpose.ConfirmSalon, owner.Id, owner.Email, cancellationToken);
        var model = new LinkMailModel(owner.Name, link.Id, link.Purpose);
        db.Send(new MailOrder(
            typeof(LinkMail), model, owner.Email, owner.Name, SalonCultures.Of(form.Language).Culture.Name, $"link-{link.Id:N}")
        {
            Urgency = MailUrgency.Security, DeliverBy = link.ExpiresAt,
        });
        db.Publish(new SalonOpened(form.Language!));
        await db.SaveChangesAsync(cancellationToken);
    }
}
