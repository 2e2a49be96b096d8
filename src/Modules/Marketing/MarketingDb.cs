using Microsoft.EntityFrameworkCore.Metadata;
using Platform.Marketing.Automations;
using Platform.Marketing.Campaigns;
using Platform.Marketing.Segments;
using Platform.Marketing.SendingDomains;

namespace Platform.Marketing;

/// <summary>Labels, lists and consents of the scope's salon.</summary>
internal sealed class MarketingDb(DbContextOptions<MarketingDb> options, DbScope scope) : ModuleDb(options, scope)
{
    /// <summary>What belongs to a card in the bin or merged away is left out unless this filter is lifted by name.</summary>
    public const string BinFilter = "bin";

    /// <summary>Drafts and automations that were removed are left out unless this filter is lifted by name.</summary>
    public const string RemovedFilter = "removed";

    private const int MostTries = 3;

    public DbSet<Label> Labels => Set<Label>();

    public DbSet<LabelOnClient> LabelsOnClients => Set<LabelOnClient>();

    public DbSet<MailingList> Lists => Set<MailingList>();

    /// <summary>For reading: the first list, then the others by name.</summary>
    public IQueryable<MailingList> ListsInOrder
        => Lists.AsNoTracking().OrderByDescending(list => list.IsFirst).ThenBy(list => list.Name);

    public DbSet<Subscription> Subscriptions => Set<Subscription>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<ConsentEntry> ConsentEntries => Set<ConsentEntry>();

    public DbSet<MergedStanding> MergedStandings => Set<MergedStanding>();

    public DbSet<SuppressedAddress> Suppressed => Set<SuppressedAddress>();

    public DbSet<SignUp> SignUps => Set<SignUp>();

    public DbSet<Segment> Segments => Set<Segment>();

    public DbSet<Campaign> Campaigns => Set<Campaign>();

    public IQueryable<Campaign> CampaignsWithRemoved => Campaigns.IgnoreQueryFilters([RemovedFilter]);

    public IQueryable<Automation> AutomationsWithRemoved => Automations.IgnoreQueryFilters([RemovedFilter]);

    public DbSet<CampaignPicture> CampaignPictures => Set<CampaignPicture>();

    /// <summary>The ledger of every campaign.</summary>
    public DbSet<Recipient> Recipients => Set<Recipient>();

    /// <summary>What those who agreed to it did with their mails.</summary>
    public DbSet<MailTouch> MailTouches => Set<MailTouch>();

    /// <summary>How often links were followed by everybody else.</summary>
    public DbSet<LinkCount> LinkCounts => Set<LinkCount>();

    public DbSet<Automation> Automations => Set<Automation>();

    /// <summary>Who is in which automation, and how far.</summary>
    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<PostalAddress> PostalAddresses => Set<PostalAddress>();

    /// <summary>One row at most; none without a limit.</summary>
    public DbSet<MailLimit> MailLimits => Set<MailLimit>();

    /// <summary>One row at most; none when mail comes from the platform's address.</summary>
    public DbSet<SendingDomain> SendingDomains => Set<SendingDomain>();

    /// <summary>What belonged to a card waits until the card comes back.</summary>
    public async Task Hide(Guid clientId, CancellationToken cancellationToken)
    {
        await Consents.Where(c => c.ClientId == clientId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.InBin, true), cancellationToken);
        await Subscriptions.Where(s => s.ClientId == clientId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.InBin, true), cancellationToken);
        await LabelsOnClients.Where(l => l.ClientId == clientId)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.InBin, true), cancellationToken);
        await Enrolments.Where(e => e.ClientId == clientId)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.InBin, true), cancellationToken);
    }

    /// <summary>The card has its labels, lists and consent again, as they were.</summary>
    public async Task BringBack(Guid clientId, CancellationToken cancellationToken)
    {
        await Consents.IgnoreQueryFilters([BinFilter]).Where(c => c.ClientId == clientId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.InBin, false), cancellationToken);
        await Subscriptions.IgnoreQueryFilters([BinFilter]).Where(s => s.ClientId == clientId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.InBin, false), cancellationToken);
        await LabelsOnClients.IgnoreQueryFilters([BinFilter]).Where(l => l.ClientId == clientId)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.InBin, false), cancellationToken);
        await Enrolments.IgnoreQueryFilters([BinFilter]).Where(e => e.ClientId == clientId)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.InBin, false), cancellationToken);
        foreach (var automation in await Enrolments.Where(e => e.ClientId == clientId && e.State == EnrolmentState.Waiting)
            .Select(e => e.AutomationId).Distinct().ToListAsync(cancellationToken))
        {
            await this.CallAutomation(automation, Now, cancellationToken);
        }
    }

    /// <summary>The consents to marketing by e-mail.</summary>
    public IQueryable<Consent> ConsentsToMail
        => Consents.Where(consent => consent.Purpose == ConsentPurpose.Marketing && consent.Channel == ConsentChannel.Email);

    public IQueryable<Consent> ConsentsToTracking
        => Consents.Where(consent => consent.Purpose == ConsentPurpose.Tracking && consent.Channel == ConsentChannel.Email);

    /// <summary>The consent to marketing by e-mail; null when the client was never asked.</summary>
    public Task<Consent?> ConsentToMail(Guid clientId, CancellationToken cancellationToken)
        => ConsentsToMail.FirstOrDefaultAsync(consent => consent.ClientId == clientId, cancellationToken);

    public Task<Subscription?> SubscriptionOf(Guid clientId, Guid listId, CancellationToken cancellationToken)
        => Subscriptions.FirstOrDefaultAsync(s => s.ClientId == clientId && s.ListId == listId, cancellationToken);

    /// <summary>Does a change; when somebody did the same at the same moment, it looks again and decides anew.</summary>
    public async Task SettleWithOthers(Func<Task> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await change();
                return;
            }
            catch (Exception outrun) when (attempt < MostTries
                && (outrun is DbUpdateConcurrencyException || Dialect.Of(Database).IsUniqueViolation(outrun)))
            {
                ChangeTracker.Clear();
            }
        }
    }

    protected override void Map(ModelBuilder model) => MapTables(model);

    internal static void MapTables(ModelBuilder model)
    {
        model.Entity<Label>(label =>
        {
            label.Property(l => l.Name).HasMaxLength(Label.LongestName);
            label.Property(l => l.NameKey).HasMaxLength(Label.LongestName);
            label.HasIndex(l => new { l.TenantId, l.NameKey }).IsUnique();
        });
        model.Entity<LabelOnClient>(carried =>
        {
            carried.HasQueryFilter(BinFilter, c => !c.InBin);
            carried.HasIndex(c => new { c.TenantId, c.ClientId, c.LabelId }).IsUnique();
            carried.HasIndex(c => new { c.TenantId, c.LabelId });
        });
        model.Entity<MailingList>(list =>
        {
            list.Property(l => l.Name).HasMaxLength(MailingList.LongestName);
            list.Property(l => l.Description).HasMaxLength(MailingList.LongestDescription);
            list.HasIndex(l => new { l.TenantId, l.Name }).IsUnique();
        });
        model.Entity<Subscription>(subscription =>
        {
            subscription.HasQueryFilter(BinFilter, s => !s.InBin);
            subscription.HasIndex(s => new { s.TenantId, s.ClientId, s.ListId }).IsUnique();
            subscription.HasIndex(s => new { s.TenantId, s.ListId, s.State });
        });
        model.Entity<Consent>(consent =>
        {
            consent.HasQueryFilter(BinFilter, c => !c.InBin);
            consent.HasIndex(c => new { c.TenantId, c.ClientId, c.Purpose, c.Channel }).IsUnique();
        });
        model.Entity<SuppressedAddress>(address =>
        {
            address.Property(a => a.Why).HasMaxLength(SuppressedAddress.LongestWhy);
            address.HasIndex(a => new { a.TenantId, a.Hash }).IsUnique();
            address.HasIndex(a => new { a.TenantId, a.At });
        });
        model.Entity<MergedStanding>().Property(merged => merged.Before).HasMaxLength(-1);
        model.Entity<ConsentEntry>(entry =>
        {
            entry.Property(e => e.Wording).HasMaxLength(ConsentEntry.LongestWording);
            entry.HasIndex(e => new { e.TenantId, e.ClientId, e.At });
            foreach (var property in entry.Metadata.GetProperties())
            {
                property.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
            }
        });
        model.Entity<SignUp>(signUp =>
        {
            signUp.Property(s => s.Arrival).StoredAsJson();
            signUp.Property(s => s.Wording).HasMaxLength(ConsentEntry.LongestWording);
            signUp.HasIndex(s => new { s.TenantId, s.AddressHash });
        });
        model.Entity<Segment>(segment =>
        {
            segment.Property(s => s.Name).HasMaxLength(Segment.LongestName);
            segment.Property(s => s.Filter).HasMaxLength(-1);
            segment.HasIndex(s => new { s.TenantId, s.Name }).IsUnique();
        });
        MapCampaigns(model);
    }

    private static void MapCampaigns(ModelBuilder model)
    {
        model.Entity<Campaign>(campaign =>
        {
            campaign.Property(c => c.Name).HasMaxLength(Campaign.LongestName);
            campaign.HasQueryFilter(RemovedFilter, c => c.RemovedAt == null);
            campaign.Property(c => c.Blocks).HasMaxLength(-1);
            campaign.Property(c => c.Versions).HasMaxLength(-1);
            campaign.HasIndex(c => new { c.TenantId, c.CreatedAt });
        });
        model.Entity<CampaignPicture>();
        model.Entity<Recipient>(recipient =>
        {
            // A million rows: numbers instead of words.
            recipient.Property(r => r.State).HasConversion<short>();
            recipient.Property(r => r.Reason).HasConversion<short>();
            recipient.Property(r => r.Returned).HasConversion<short>();
            recipient.Property(r => r.Detail).HasMaxLength(Recipient.LongestDetail);
            recipient.HasIndex(r => new { r.TenantId, r.CampaignId, r.ClientId, r.Round }).IsUnique();
            recipient.HasIndex(r => new { r.TenantId, r.CampaignId, r.State, r.Id });
            recipient.HasIndex(r => new { r.TenantId, r.ClientId });
        });
        model.Entity<MailTouch>(touch =>
        {
            touch.Property(t => t.Kind).HasConversion<short>();
            touch.Property(t => t.Marks).HasConversion<short>();
            touch.Property(t => t.Class).HasConversion<short>();
            touch.Property(t => t.Program).HasMaxLength(MailTouch.LongestProgram);
            touch.HasIndex(t => new { t.TenantId, t.CampaignId, t.ClientId });
            touch.HasIndex(t => new { t.TenantId, t.ClientId });
        });
        model.Entity<LinkCount>(count =>
        {
            count.Property(c => c.Marks).HasConversion<short>();
            count.Property(c => c.Class).HasConversion<short>();
            count.HasIndex(c => new { c.TenantId, c.CampaignId, c.LinkKey, c.Variant, c.Marks }).IsUnique();
        });
        model.Entity<Automation>(automation =>
        {
            automation.HasQueryFilter(RemovedFilter, a => a.RemovedAt == null);
            automation.Property(a => a.Name).HasMaxLength(Automation.LongestName);
            automation.Property(a => a.Steps).HasMaxLength(-1);
            automation.HasIndex(a => new { a.TenantId, a.State, a.Trigger });
        });
        model.Entity<Enrolment>(enrolment =>
        {
            enrolment.HasQueryFilter(BinFilter, e => !e.InBin);
            enrolment.HasIndex(e => new { e.TenantId, e.AutomationId, e.ClientId, e.Entry }).IsUnique();

            // In the order in which they are due.
            enrolment.HasIndex(e => new { e.TenantId, e.AutomationId, e.State, e.DueAt });
            enrolment.HasIndex(e => new { e.TenantId, e.ClientId });
        });
        model.Entity<PostalAddress>().HasIndex(address => address.TenantId).IsUnique();
        model.Entity<MailLimit>().HasIndex(limit => limit.TenantId).IsUnique();
        model.Entity<SendingDomain>(domain =>
        {
            domain.Property(d => d.SealedKey).HasMaxLength(-1);
            domain.Property(d => d.PublicKey).HasMaxLength(-1);
            domain.HasIndex(d => d.TenantId).IsUnique();
        });
    }
}
