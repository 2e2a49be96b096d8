namespace Platform.Clients;

/// <summary>The clients of the scope's salon.</summary>
internal sealed class ClientsDb(DbContextOptions<ClientsDb> options, DbScope scope) : ModuleDb(options, scope)
{
    /// <summary>Cards in the bin are left out unless this filter is lifted by name.</summary>
    public const string BinFilter = "bin";

    public DbSet<Client> Clients => Set<Client>();

    protected override void Map(ModelBuilder model) => MapTables(model);

    internal static void MapTables(ModelBuilder model)
    {
        model.Entity<Client>(client =>
        {
            client.HasQueryFilter(BinFilter, c => c.DeletedAt == null);
            client.Property(c => c.FirstName).HasMaxLength(Client.LongestName);
            client.Property(c => c.Infix).HasMaxLength(30);
            client.Property(c => c.LastName).HasMaxLength(Client.LongestName);
            client.Property(c => c.ImportedFigures).HasMaxLength(2000);
            client.HasIndex(c => new { c.TenantId, c.SortName });
            client.HasIndex(c => new { c.TenantId, c.CreatedAt });
            client.HasIndex(c => new { c.TenantId, c.EmailKey });
            client.HasIndex(c => new { c.TenantId, c.Mobile });
            client.HasIndex(c => new { c.TenantId, c.Phone });
            client.HasIndex(c => new { c.TenantId, c.SourceId });
        });
    }
}
