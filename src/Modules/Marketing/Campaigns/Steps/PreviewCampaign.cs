using Platform.Contracts.Clients;
using Platform.Kernel.Mail;

namespace Platform.Marketing.Campaigns;

/// <summary>
/// Shows a campaign as one client of the list would get it, and as the worst case: the longest name, and nothing else known.
/// </summary>
internal sealed class PreviewCampaign : IFeature
{
    private const int MostChoices = 50;

    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/marketing/campaigns/{id:guid}/preview", Page).Needs(Right.RunCampaigns);
        doors.Staff.MapGet("/marketing/campaigns/{id:guid}/preview/mail", Mail).Needs(Right.RunCampaigns);
    }

    private static async Task<IResult> Page(
        Guid id, Guid? client, string? language, string? variant, MarketingDb db, CampaignPreview preview, AudienceFilter filter,
        IClientDirectory clients, CancellationToken cancellationToken)
    {
        if (await db.Campaigns.AsNoTracking().FirstOrDefaultAsync(campaign => campaign.Id == id, cancellationToken) is not { } campaign
            || await preview.Make(campaign, client, language, variant, cancellationToken) is not { } made)
        {
            return TypedResults.NotFound();
        }

        var audience = (await filter.Candidates(campaign, cancellationToken)).Take(MostChoices).ToList();
        var names = await clients.NamesOf(client is { } shown ? [.. audience, shown] : audience, cancellationToken);
        List<Choice> choices = [.. names.OrderBy(name => name.Value, StringComparer.CurrentCulture)
            .Select(name => new Choice(name.Key.ToString(), name.Value))];
        return Ui.Page<PreviewPage>(new
        {
            Id = id, campaign.Name, Client = client, Clients = choices, Mail = made.Mail, made.Missing,
            Language = language, Languages = CampaignVersion.All(campaign).Select(version => version.Language).ToList(),
            Variant = variant, Variants = CampaignVersion.Variants(campaign).Select(CampaignVersion.LetterOf).ToList(),
        });
    }

    private static async Task<IResult> Mail(
        Guid id, Guid? client, string? language, string? variant, MarketingDb db, CampaignPreview preview, HttpContext context,
        CancellationToken cancellationToken)
    {
        if (await db.Campaigns.AsNoTracking().FirstOrDefaultAsync(campaign => campaign.Id == id, cancellationToken) is not { } campaign
            || await preview.Make(campaign, client, language, variant, cancellationToken) is not { } made)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.MailInFrame;
        return TypedResults.Content(made.Mail.Html, "text/html; charset=utf-8");
    }
}

/// <summary>Makes a campaign for looking at: its link to leave leads to nobody.</summary>
internal sealed class CampaignPreview(
    AudienceFilter filter, CampaignTemplates templates, IClientDirectory clients, TenantContext salon, SalonAddress addresses)
{
    /// <param name="clientId">Somebody of the list; null is the worst case.</param>
    /// <returns>Null when nobody of the list has this id.</returns>
    /// <param name="language">Null is that of the client; one that the campaign is not written in is the campaign's own.</param>
    /// <param name="variant">The letter; null is the campaign itself.</param>
    public async Task<(RenderedMail Mail, string? Missing)?> Make(
        Campaign campaign, Guid? clientId, string? language, string? variant, CancellationToken cancellationToken)
    {
        var number = string.IsNullOrEmpty(variant) ? CampaignVersion.First : CampaignVersion.Numbered(variant) ?? 0;
        if (!CampaignVersion.Variants(campaign).Contains(number))
        {
            return null;
        }

        if (clientId is { } id && !(await filter.Candidates(campaign, cancellationToken)).Contains(id))
        {
            return null;
        }

        var contact = clientId is { } known ? (await clients.ContactsOf([known], cancellationToken)).GetValueOrDefault(known)
            : WorstCase.Of(salon.Tenant);
        if (contact is null)
        {
            return null;
        }

        contact = string.IsNullOrEmpty(language) ? contact : contact with { Language = language };
        var template = await templates.Of(campaign, cancellationToken, number);
        return (template.Fill(contact, MailLinks.Plain(addresses.Of(salon.Tenant, "/newsletter"))), template.MissingFor(contact));
    }
}
