namespace Platform.Clients.Importing;

/// <summary>How imports are stored.</summary>
internal static class ImportTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Import>(import =>
        {
            import.HasIndex(i => new { i.TenantId, i.CreatedAt });

            // One run at a time in a salon: two at once would not meet the cards that the other makes.
            import.HasIndex(i => new { i.TenantId, i.State }).IsUnique().HasFilter($"state = '{ImportState.Running}'");
            import.Property(i => i.FileName).HasMaxLength(Import.LongestFileName);
            import.Property(i => i.Format).StoredAsJson();
            import.Property(i => i.Columns).StoredAsJson();
            import.Property(i => i.Mapping).StoredAsJson();
        });
        model.Entity<ImportFilling>(filling =>
        {
            filling.HasIndex(f => new { f.TenantId, f.ImportId });
            filling.HasIndex(f => new { f.TenantId, f.ClientId });
            filling.Property(f => f.Fields).HasMaxLength(-1);
        });
        model.Entity<ImportProblem>(problem => problem.HasIndex(p => new { p.TenantId, p.ImportId, p.Row }));
    }
}
