using Microsoft.EntityFrameworkCore.Query;
using Platform.Clients.Card;
using Platform.Clients.Directory;
using Platform.Clients.Duplicates;
using Platform.Clients.Erasing;
using Platform.Clients.Fields;
using Platform.Clients.Household;
using Platform.Clients.Importing;
using Platform.Clients.Keeping;
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

    public DbSet<CardChange> Changes => Set<CardChange>();

    public DbSet<LegalHold> Holds => Set<LegalHold>();

    public DbSet<ClientLink> Links => Set<ClientLink>();

    public DbSet<SalonWord> Words => Set<SalonWord>();

    public DbSet<SavedView> SavedViews => Set<SavedView>();

    public DbSet<NoDuplicate> NoDuplicates => Set<NoDuplicate>();

    public DbSet<ClientOrigin> Origins => Set<ClientOrigin>();

    public DbSet<ProfileWish> Wishes => Set<ProfileWish>();

    /// <summary>Set while a file is read in or taken back: what it does to cards is told a chunk at a time, without the values.</summary>
    public bool IsReadingIn { get; set; }

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
                    var before = await choose(chunk).Select(card => new { card.Id, card.Status }).ToDictionaryAsync(
                        card => card.Id, card => card.Status, cancellationToken);
                    await choose(chunk).ExecuteUpdateAsync(set => change(set, number), cancellationToken);
                    var after = await WithHidden.Where(card => chunk.Contains(card.Id)).Select(card => new { card.Id, card.Status })
                        .ToListAsync(cancellationToken);
                    this.Tell([
                        .. from card in after
                           where before.TryGetValue(card.Id, out var status) && status != card.Status
                           select CardChange.Of(card.Id, [new("status", before[card.Id], card.Status)], Now),
                    ]);
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

        var told = IsReadingIn ? [] : this.Tell(CardChange.In(ChangeTracker, Now));
        var written = 0;
        try
        {
            await InTransaction(
                async () =>
                {
                    var change = await NextNumber(ChangeCounter, cancellationToken);
                    changed.ForEach(card => card.Entity.ChangeNumber = change);
                    written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
                },
                cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Whoever tries again says it again.
            told.ForEach(entry => entry.State = EntityState.Detached);
            throw;
        }

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

    protected override void Map(ModelBuilder model) => ClientsTables.Map(model);
}
