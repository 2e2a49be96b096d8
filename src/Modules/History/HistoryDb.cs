namespace Platform.History;

/// <summary>What happened to the clients of the scope's salon.</summary>
internal sealed class HistoryDb(DbContextOptions<HistoryDb> options, DbScope scope) : ModuleDb(options, scope)
{
    public DbSet<HistoryEntry> Entries => Set<HistoryEntry>();

    protected override void Map(ModelBuilder model) => MapTables(model);

    internal static void MapTables(ModelBuilder model) => model.Entity<HistoryEntry>(entry =>
    {
        entry.Property(e => e.Name).HasMaxLength(100);
        entry.Property(e => e.Payload).HasMaxLength(-1);
        entry.HasIndex(e => new { e.TenantId, e.EventId, e.ClientId }).IsUnique();

        // In the order in which pages are read: of one client, and of the salon.
        entry.HasIndex(e => new { e.TenantId, e.ClientId, e.At, e.Id }).IsDescending(false, false, true, true);
        entry.HasIndex(e => new { e.TenantId, e.Lines, e.At, e.Id }).IsDescending(false, false, true, true);
    });
}
