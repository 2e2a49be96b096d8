using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Clients.Importing;

namespace Platform.Clients;

/// <summary>The clients of the scope's salon.</summary>
internal sealed class ClientsDb(DbContextOptions<ClientsDb> options, DbScope scope) : ModuleDb(options, scope)
{
    /// <summary>Cards in the bin are left out unless this filter is lifted by name.</summary>
    public const string BinFilter = "bin";

    public DbSet<Client> Clients => Set<Client>();

    public DbSet<ClientNote> Notes => Set<ClientNote>();

    public DbSet<Tag> Tags => Set<Tag>();

    public DbSet<ClientTag> ClientTags => Set<ClientTag>();

    public DbSet<Import> Imports => Set<Import>();

    public DbSet<ImportProblem> Problems => Set<ImportProblem>();

    /// <summary>Also the cards in the bin.</summary>
    public IQueryable<Client> WithBin => Clients.IgnoreQueryFilters([BinFilter]);

    protected override void Map(ModelBuilder model) => MapTables(model);

    internal static void MapTables(ModelBuilder model)
    {
        model.Entity<Client>(client =>
        {
            client.HasQueryFilter(BinFilter, c => c.DeletedAt == null);
            client.Property(c => c.FirstName).HasMaxLength(Client.LongestName);
            client.Property(c => c.Infix).HasMaxLength(Client.LongestInfix);
            client.Property(c => c.LastName).HasMaxLength(Client.LongestName);
            client.Property(c => c.SearchName).HasMaxLength(Client.LongestSearchText);
            client.Property(c => c.SearchContact).HasMaxLength(Client.LongestSearchText);
            client.Property(c => c.ImportedFigures).HasMaxLength(2000);
            client.HasIndex(c => new { c.TenantId, c.Phone });
            client.HasIndex(c => new { c.TenantId, c.SourceId });
            IndexLists(client);
        });
        model.Entity<ClientNote>(note =>
        {
            note.HasIndex(n => new { n.TenantId, n.ClientId, n.At });
            note.Property(n => n.Text).HasMaxLength(ClientNote.LongestText);
        });
        model.Entity<Tag>();
        model.Entity<ClientTag>(tag =>
        {
            tag.HasIndex(t => new { t.TenantId, t.TagId, t.ClientId }).IsUnique();
            tag.HasIndex(t => new { t.TenantId, t.ClientId });
        });
        ImportTables.Map(model);
    }

    /// <summary>
    /// Sorting, filtering, counting and searching read one index each and no rows, because it holds all they look at; only the rows
    /// that are shown are fetched. Cards in the bin are left out by a filter, not by a first column: PostgreSQL does not see that all
    /// its values are alike, and sorts 50,000 rows to show 50. The column stands last all the same: without it SQLite opens every row.
    /// </summary>
    private static void IndexLists(EntityTypeBuilder<Client> client)
    {
        // Short enough for the widest key that SQL Server takes.
        client.Property(c => c.SortName).HasMaxLength(Client.LongestSortName);
        client.Property(c => c.CityKey).HasMaxLength(Client.LongestPlaceKey);
        client.Property(c => c.RegionKey).HasMaxLength(Client.LongestPlaceKey);
        client.Property(c => c.Postcode).HasMaxLength(20);
        client.Property(c => c.Status).HasMaxLength(40);
        client.Property(c => c.Language).HasMaxLength(10);

        const string NotInBin = "deleted_at IS NULL";
        client.HasIndex(c => new { c.TenantId, c.SortName, c.Id, c.Status, c.Language, c.CityKey, c.RegionKey, c.Postcode, c.DeletedAt })
            .HasFilter(NotInBin);
        client.HasIndex(c => new { c.TenantId, c.EmailKey, c.Id, c.DeletedAt }).HasFilter(NotInBin);
        client.HasIndex(c => new { c.TenantId, c.Mobile, c.Phone, c.Id, c.DeletedAt }).HasFilter(NotInBin);
        client.HasIndex(c => new { c.TenantId, c.Login, c.SortName, c.Id, c.DeletedAt }).HasFilter(NotInBin);
        client.HasIndex(c => new { c.TenantId, c.CreatedAt, c.Id, c.DeletedAt }).HasFilter(NotInBin);
        client.HasIndex(c => new { c.TenantId, c.SearchName, c.SearchContact, c.Id, c.DeletedAt }).HasFilter(NotInBin);
    }
}
