using Microsoft.EntityFrameworkCore.Query;
using Platform.Clients.Directory;
using Platform.Clients.Duplicates;
using Platform.Clients.Erasing;
using Platform.Clients.Fields;
using Platform.Clients.Household;
using Platform.Clients.Importing;
using Platform.Clients.Merging;
using Platform.Clients.Notes;
using Platform.Clients.Origin;
using Platform.Clients.Portal;
using Platform.Clients.Requests;
using Platform.Clients.Words;

namespace Platform.Clients;

/// <summary>The clients of the scope's salon.</summary>
internal sealed class ClientsDb(DbContextOptions<ClientsDb> options, DbScope scope) : ModuleDb(options, scope)
{
    /// <summary>Cards in the bin and those merged away are left out unless this filter is lifted by name.</summary>
    public const string HiddenFilter = "hidden";

    /// <summary>
    /// Numbers the changes of the salon's clients in the order of their commits, so that what is kept in memory can ask for what came
    /// after the last one it has seen. Every way to write a client takes a number; a card leaves the table only from the bin.
    /// </summary>
    public const string ChangeCounter = "clients.change";

    /// <summary>Deleted notes are left out unless this filter is lifted by name.</summary>
    public const string DeletedNotesFilter = "deleted-notes";

    /// <summary>Removed photos are left out unless this filter is lifted by name.</summary>
    public const string RemovedPhotosFilter = "removed-photos";

    private const int ManyAtOnce = 1000;

    public DbSet<Client> Clients => Set<Client>();

    public DbSet<ClientNote> Notes => Set<ClientNote>();

    /// <summary>Also the notes that can still be brought back.</summary>
    public IQueryable<ClientNote> NotesWithDeleted => Notes.IgnoreQueryFilters([DeletedNotesFilter]);

    public DbSet<ClientPhoto> Photos => Set<ClientPhoto>();

    /// <summary>Also the photos that can still be brought back.</summary>
    public IQueryable<ClientPhoto> PhotosWithRemoved => Photos.IgnoreQueryFilters([RemovedPhotosFilter]);

    public DbSet<NoteCategory> NoteCategories => Set<NoteCategory>();

    public DbSet<Tag> Tags => Set<Tag>();

    public DbSet<ClientTag> ClientTags => Set<ClientTag>();

    public DbSet<FieldRules> FieldRules => Set<FieldRules>();

    public DbSet<OwnField> OwnFields => Set<OwnField>();

    public DbSet<OwnValue> OwnValues => Set<OwnValue>();

    public DbSet<ContactRequest> ContactRequests => Set<ContactRequest>();

    public DbSet<Import> Imports => Set<Import>();

    public DbSet<ImportFilling> Fillings => Set<ImportFilling>();

    public DbSet<ImportProblem> Problems => Set<ImportProblem>();

    public DbSet<CardMerge> Merges => Set<CardMerge>();

    public DbSet<Erasure> Erasures => Set<Erasure>();

    public DbSet<ClientLink> Links => Set<ClientLink>();

    public DbSet<SalonWord> Words => Set<SalonWord>();

    public DbSet<SavedView> SavedViews => Set<SavedView>();

    public DbSet<NoDuplicate> NoDuplicates => Set<NoDuplicate>();

    public DbSet<ClientOrigin> Origins => Set<ClientOrigin>();

    public DbSet<ProfileWish> Wishes => Set<ProfileWish>();

    /// <summary>Also the cards in the bin, and those merged away.</summary>
    public IQueryable<Client> WithHidden => Clients.IgnoreQueryFilters([HiddenFilter]);

    /// <summary>Also the cards in the bin.</summary>
    public IQueryable<Client> WithBin => WithHidden.Where(client => client.MergedInto == null && client.ErasedAt == null);

    /// <summary>Writes many new cards in the transaction that is open.</summary>
    public async Task AddMany(IReadOnlyList<Client> cards, CancellationToken cancellationToken)
    {
        var change = await NextNumber(ChangeCounter, cancellationToken);
        foreach (var card in cards)
        {
            card.ChangeNumber = change;
        }

        await InsertMany(cards, cancellationToken);
        await InsertMany([.. cards.SelectMany(card => card.OwnValues)], cancellationToken);
    }

    /// <summary>Changes many cards in one way, with an event each; a thousand in a transaction, so that nobody waits for all of them.</summary>
    /// <param name="change">Sets what is new, the number of the change among it.</param>
    public async Task ChangeMany(
        IReadOnlyList<Guid> ids, Func<Guid[], IQueryable<Client>> choose, Action<UpdateSettersBuilder<Client>, long> change,
        Func<Guid, ClientEvent> fact, CancellationToken cancellationToken)
    {
        foreach (var chunk in ids.Chunk(ManyAtOnce))
        {
            await InTransaction(
                async () =>
                {
                    var number = await NextNumber(ChangeCounter, cancellationToken);
                    await choose(chunk).ExecuteUpdateAsync(set => change(set, number), cancellationToken);
                    foreach (var id in chunk)
                    {
                        Publish(fact(id));
                    }

                    await SaveChangesAsync(cancellationToken);
                },
                cancellationToken);
        }
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        MarkCardsOfOwnValues();
        var changed = ChangeTracker.Entries<Client>().Where(card => card.State is EntityState.Added or EntityState.Modified).ToList();
        if (changed.Count == 0)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        var written = 0;
        await InTransaction(
            async () =>
            {
                var change = await NextNumber(ChangeCounter, cancellationToken);
                changed.ForEach(card => card.Entity.ChangeNumber = change);
                written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            },
            cancellationToken);
        return written;
    }

    /// <summary>What stands in a salon's own field is a part of the card: whoever changes it past somebody else is told.</summary>
    private void MarkCardsOfOwnValues()
    {
        var touched = ChangeTracker.Entries<OwnValue>().Where(value => value.State is not (EntityState.Unchanged or EntityState.Detached))
            .Select(value => value.Entity.ClientId).ToHashSet();
        var unchanged = ChangeTracker.Entries<Client>().Where(card => card.State == EntityState.Unchanged);
        foreach (var card in unchanged.Where(card => touched.Contains(card.Entity.Id)))
        {
            card.Property(client => client.ChangeNumber).IsModified = true;
        }
    }

    protected override void Map(ModelBuilder model) => MapTables(model);

    internal static void MapTables(ModelBuilder model)
    {
        model.Entity<Client>(client =>
        {
            client.HasQueryFilter(HiddenFilter, c => c.DeletedAt == null && c.MergedInto == null);
            client.Property(c => c.FirstName).HasMaxLength(Client.LongestName);
            client.Property(c => c.Infix).HasMaxLength(Client.LongestInfix);
            client.Property(c => c.LastName).HasMaxLength(Client.LongestName);
            client.Property(c => c.ImportedFigures).HasMaxLength(2000);
            client.Property(c => c.Postcode).HasMaxLength(20);
            client.Property(c => c.Status).HasMaxLength(40);
            client.Property(c => c.Language).HasMaxLength(10);
            client.Property(c => c.Kind).HasMaxLength(10);
            client.Property(c => c.Billing).StoredAsJson();
            client.Property(c => c.Shipping).StoredAsJson();
            client.HasIndex(c => new { c.TenantId, c.ChangeNumber });
            client.HasMany(c => c.OwnValues).WithOne().HasForeignKey(v => new { v.TenantId, v.ClientId });
            client.Navigation(c => c.OwnValues).AutoInclude();
        });
        model.Entity<ClientNote>(note =>
        {
            note.HasQueryFilter(DeletedNotesFilter, n => n.DeletedAt == null);
            note.HasIndex(n => new { n.TenantId, n.ClientId, n.At });
            note.Property(n => n.Text).HasMaxLength(ClientNote.LongestSealed);
        });
        model.Entity<ClientPhoto>(photo =>
        {
            photo.HasQueryFilter(RemovedPhotosFilter, p => p.RemovedAt == null);
            photo.HasIndex(p => new { p.TenantId, p.ClientId, p.Kind });
            photo.Property(p => p.Caption).HasMaxLength(ClientPhoto.LongestCaption);
        });
        model.Entity<NoteCategory>(category =>
        {
            category.Property(c => c.Name).HasMaxLength(ClientNote.LongestCategory);
            category.HasIndex(c => new { c.TenantId, c.Name }).IsUnique();
        });
        model.Entity<FieldRules>(rules =>
        {
            rules.Property(r => r.FramedOn).HasMaxLength(1000);
            rules.HasIndex(r => r.TenantId).IsUnique();
        });
        model.Entity<CardMerge>(merge =>
        {
            merge.Property(m => m.FieldsBefore).HasMaxLength(-1);
            merge.Property(m => m.FieldsAfter).HasMaxLength(-1);
            merge.HasIndex(m => new { m.TenantId, m.MainId });
        });
        model.Entity<Erasure>().HasIndex(erasure => new { erasure.TenantId, erasure.At });
        model.Entity<ClientLink>(link =>
        {
            link.Property(l => l.Relation).HasMaxLength(40);
            link.HasIndex(l => new { l.TenantId, l.OneId, l.OtherId }).IsUnique();
            link.HasIndex(l => new { l.TenantId, l.OtherId });
        });
        model.Entity<NoDuplicate>().HasIndex(pair => new { pair.TenantId, pair.OneId, pair.OtherId }).IsUnique();
        model.Entity<SalonWord>(word =>
        {
            word.Property(w => w.Name).HasMaxLength(SalonWord.Longest);
            word.HasIndex(w => new { w.TenantId, w.Field, w.Name }).IsUnique();
        });
        model.Entity<SavedView>(view =>
        {
            view.Property(v => v.Name).HasMaxLength(SavedView.LongestName);
            view.Property(v => v.Query).HasMaxLength(SavedView.LongestQuery);
            view.HasIndex(v => new { v.TenantId, v.OwnerId });
        });
        model.Entity<ProfileWish>().HasIndex(wish => new { wish.TenantId, wish.ClientId, wish.DecidedAt });
        model.Entity<Tag>();
        model.Entity<ClientTag>(tag =>
        {
            tag.HasIndex(t => new { t.TenantId, t.TagId, t.ClientId }).IsUnique();
            tag.HasIndex(t => new { t.TenantId, t.ClientId });
        });
        model.Entity<OwnField>(field =>
        {
            field.HasIndex(f => new { f.TenantId, f.Key }).IsUnique();
            field.Property(f => f.Forms).HasMaxLength(100);
            field.Property(f => f.ChoiceLines).HasMaxLength(OwnField.LongestChoices);
        });
        model.Entity<OwnValue>(value =>
        {
            value.HasOne(v => v.Field).WithMany().HasForeignKey(v => new { v.TenantId, v.FieldId });
            value.Navigation(v => v.Field).AutoInclude();
            value.HasIndex(v => new { v.TenantId, v.ClientId, v.FieldId }).IsUnique();
            value.Property(v => v.Value).HasMaxLength(OwnValue.LongestText);
        });
        model.Entity<ClientOrigin>(origin =>
        {
            origin.HasIndex(o => new { o.TenantId, o.ClientId }).IsUnique();
            origin.Property(o => o.Device).HasMaxLength(Arrival.Longest);
            origin.Property(o => o.Referrer).HasMaxLength(Arrival.Longest);
            origin.Property(o => o.UtmSource).HasMaxLength(Arrival.Longest);
            origin.Property(o => o.UtmMedium).HasMaxLength(Arrival.Longest);
            origin.Property(o => o.UtmCampaign).HasMaxLength(Arrival.Longest);
        });
        model.Entity<ContactRequest>(request =>
        {
            request.HasIndex(r => new { r.TenantId, r.ClientId, r.At });
            request.Property(r => r.Message).HasMaxLength(ContactRequest.LongestMessage);
            request.Property(r => r.Answers).HasMaxLength(-1);
            request.Property(r => r.ContactAnswers).HasMaxLength(-1);
        });
        ImportTables.Map(model);
    }
}
