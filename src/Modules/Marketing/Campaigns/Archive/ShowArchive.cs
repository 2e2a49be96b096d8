using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Platform.Contracts.Clients;
using Platform.Contracts.Marketing;
using Platform.Kernel.Mail;

namespace Platform.Marketing.Campaigns;

/// <summary>
/// Campaigns that the salon lets everybody read: a page with all of them, each as it was sent, and a feed (RSS 2.0). They are filled in
/// for nobody, so nothing of any recipient can stand in them.
/// </summary>
internal sealed class ShowArchive : IFeature
{
    private const string Path = "/newsletter/archive";

    public void Map(Doors doors)
    {
        doors.Public.MapGet(Path, List);
        doors.Public.MapGet(Path + "/{id:guid}", Read);
        doors.Public.MapGet(Path + ".xml", Feed);
        doors.Staff.MapPost("/marketing/campaigns/{id:guid}/archive", Switch).Needs(Right.RunCampaigns);
    }

    private static async Task<IResult> List(Archive archive, CancellationToken cancellationToken)
        => Ui.Page<ArchivePage>(new { Items = await archive.All(cancellationToken) });

    private static async Task<IResult> Read(Guid id, Archive archive, HttpContext context, CancellationToken cancellationToken)
    {
        if (await archive.Find(id, cancellationToken) is not { } mail)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.MailAsPage;
        return TypedResults.Content(mail.Html, "text/html; charset=utf-8");
    }

    private static async Task<IResult> Feed(Archive archive, TenantContext salon, SalonAddress addresses,
        CancellationToken cancellationToken)
    {
        var items = (await archive.All(cancellationToken)).Select(item => new XElement(
            "item", new XElement("title", item.Subject), new XElement("link", addresses.Of(salon.Tenant, $"{Path}/{item.Id}")),
            new XElement("guid", new XAttribute("isPermaLink", false), item.Id),
            new XElement("pubDate", item.At.ToString("R", CultureInfo.InvariantCulture))));
        var feed = new XElement("rss", new XAttribute("version", "2.0"), new XElement(
            "channel", new XElement("title", salon.Tenant.Name), new XElement("link", addresses.Of(salon.Tenant, Path)),
            new XElement("description", salon.Tenant.Name), new XElement("language", salon.Tenant.Language), items));
        return TypedResults.Content($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{feed}", "application/rss+xml; charset=utf-8");
    }

    private static async Task<IResult> Switch(
        Guid id, Posted<ArchiveForm> posted, MarketingDb db, Flash flash, Here here, IStringLocalizer<CampaignText> texts,
        CancellationToken cancellationToken)
    {
        var found = false;
        await db.SettleWithOthers(async () =>
        {
            var campaign = await db.Campaigns.FirstOrDefaultAsync(one => one.Id == id && one.AutomationId == null, cancellationToken);
            found = campaign is not null && (!posted.Value.On || await Archive.MayShow(campaign, db, cancellationToken));
            if (found && campaign!.InArchive != posted.Value.On)
            {
                campaign.InArchive = posted.Value.On;
                db.Publish(posted.Value.On ? new CampaignArchived(id, campaign.Name) : new CampaignUnarchived(id, campaign.Name));
                await db.SaveChangesAsync(cancellationToken);
            }
        });
        if (!found)
        {
            return TypedResults.NotFound();
        }

        flash.Success(texts[posted.Value.On ? "ArchiveIsOn" : "ArchiveIsOff"]);
        return TypedResults.LocalRedirect(here[$"/marketing/campaigns/{id}"]);
    }

    /// <summary>What the button posts.</summary>
    private sealed class ArchiveForm
    {
        public bool On { get; set; }
    }

    /// <summary>What the pages and the feed read.</summary>
    internal sealed class Archive(MarketingDb db, CampaignTemplates templates, TenantContext salon, SalonAddress addresses)
    {
        private const int Most = 100;

        /// <summary>The newest first.</summary>
        public async Task<IReadOnlyList<ArchivedCampaign>> All(CancellationToken cancellationToken)
        {
            var campaigns = await Shown().OrderByDescending(campaign => campaign.EndedAt).Take(Most).ToListAsync(cancellationToken);
            return [.. campaigns.Select(campaign => new ArchivedCampaign(campaign.Id, SubjectOf(campaign), campaign.EndedAt!.Value))];
        }

        public async Task<RenderedMail?> Find(Guid id, CancellationToken cancellationToken)
            => await Shown().FirstOrDefaultAsync(campaign => campaign.Id == id, cancellationToken) is { } campaign
                ? (await templates.Of(campaign, cancellationToken, Read(campaign)))
                    .Fill(Nobody, MailLinks.Plain(addresses.Of(salon.Tenant, "/newsletter"))) : null;

        /// <summary>Sent to the end, to a list that everybody may join.</summary>
        public static Task<bool> MayShow(Campaign campaign, MarketingDb db, CancellationToken cancellationToken)
            => db.Lists.AnyAsync(
                list => campaign.State == CampaignState.Done && !campaign.ByConsent && list.Id == campaign.ListId && list.Public,
                cancellationToken);

        /// <summary>The list may have become private since.</summary>
        private IQueryable<Campaign> Shown() => db.Campaigns.AsNoTracking()
            .Where(campaign => campaign.InArchive && campaign.State == CampaignState.Done && !campaign.ByConsent
                && campaign.EndedAt != null)
            .Where(campaign => db.Lists.Any(list => list.Id == campaign.ListId && list.Public));

        /// <summary>The variant that most people got.</summary>
        private static short Read(Campaign campaign) => Math.Max(campaign.Winner, CampaignVersion.First);

        private string SubjectOf(Campaign campaign)
        {
            var subject = CampaignVersion.All(campaign, Read(campaign))[0].Subject;
            return MergeText.TryRead(subject, out var read, out _)
                ? read.With(part => MergeField.ValueOf(part.Field, Nobody, salon.Tenant) ?? part.Fallback ?? "").Trim() : subject;
        }

        /// <summary>A reader of whom nothing is known.</summary>
        private static MailContact Nobody { get; } = new(Guid.Empty, "", null, "", null, null, null, 0, null);
    }
}

/// <summary>One campaign that everybody may read.</summary>
/// <param name="At">When the last of it was sent, UTC.</param>
public sealed record ArchivedCampaign(Guid Id, string Subject, DateTime At);
