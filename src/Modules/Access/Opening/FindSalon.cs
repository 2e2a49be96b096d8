using System.ComponentModel.DataAnnotations;
using Platform.Access.Mails;
using Platform.Kernel.Mail;

namespace Platform.Access.Opening;

[FormLabels(typeof(AccessText))]
public sealed class FindForm
{
    [Required, EmailAddress, StringLength(Account.LongestEmail)]
    public string? Email { get; set; }
}

/// <summary>"Find my salon": mails the addresses to the person and says nothing on the page.</summary>
internal sealed class FindSalon : IFeature
{
    public void Map(Doors doors)
    {
        doors.Platform.MapGet("/find", () => Ui.Page<FindSalonPage>());
        doors.Platform.MapPost("/find", Find).RequireRateLimiting(RateLimits.Tries);
    }

    /// <summary>Each salon mails for itself, in its own name: nobody but the reader learns that there is more than one.</summary>
    private static async Task<IResult> Find(
        Posted<FindForm> posted, TenantCatalogue catalogue, TenantScopes scopes, HttpContext context, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (!posted.State.IsValid)
        {
            return Ui.Page<FindSalonPage>(new { Form = posted.Value, posted.State }, StatusCodes.Status422UnprocessableEntity);
        }

        var key = Account.KeyOf(posted.Value.Email!);
        var hour = clock.GetUtcNow().UtcDateTime.ToString("yyyyMMddHH", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var tenant in (await catalogue.All()).Where(t => t.State == TenantState.Active))
        {
            await using var scope = scopes.Begin(tenant, Actor.System, context.TraceIdentifier);
            await Tell(scope.ServiceProvider.GetRequiredService<AccessDb>(), tenant, key, hour, cancellationToken);
        }

        return Ui.Page<FindSalonPage>(new { Asked = true });
    }

    /// <summary>Once an hour an account, however often somebody asks.</summary>
    private static async Task Tell(AccessDb db, Tenant tenant, string key, string hour, CancellationToken cancellationToken)
    {
        if (await db.Staff.AsNoTracking().FirstOrDefaultAsync(a => a.EmailKey == key && a.LeftAt == null, cancellationToken) is not { } account)
        {
            return;
        }

        var cause = $"find-{account.Id:N}-{hour}";
        if (await db.Set<QueuedMail>().AnyAsync(mail => mail.TenantId == tenant.Id && mail.Cause == cause, cancellationToken))
        {
            return;
        }

        var culture = SalonCultures.Of(tenant.Language).Culture.Name;
        db.Send(new MailOrder(typeof(FoundMail), new FoundMailModel(account.Name), account.Email, account.Name, culture, cause));
        await db.SaveChangesAsync(cancellationToken);
    }
}
