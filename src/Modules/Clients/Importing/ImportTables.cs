using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Clients.Importing;

/// <summary>How imports are stored.</summary>
internal static class ImportTables
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() }, IgnoreReadOnlyProperties = true,
    };

    public static void Map(ModelBuilder model)
    {
        model.Entity<Import>(import =>
        {
            import.HasIndex(i => new { i.TenantId, i.CreatedAt });

            // One run at a time in a salon: two at once would not meet the cards that the other makes.
            import.HasIndex(i => new { i.TenantId, i.State }).IsUnique().HasFilter($"state = '{ImportState.Running}'");
            import.Property(i => i.FileName).HasMaxLength(Import.LongestFileName);
            StoreAsJson(import.Property(i => i.Format));
            StoreAsJson(import.Property(i => i.Columns));
            StoreAsJson(import.Property(i => i.Mapping));
        });
        model.Entity<ImportFilling>(filling =>
        {
            filling.HasIndex(f => new { f.TenantId, f.ImportId });
            filling.HasIndex(f => new { f.TenantId, f.ClientId });
            filling.Property(f => f.Fields).HasMaxLength(-1);
        });
        model.Entity<ImportProblem>(problem => problem.HasIndex(p => new { p.TenantId, p.ImportId, p.Row }));
    }

    /// <summary>They are replaced as a whole and never changed in part, so comparing them by reference is enough.</summary>
    private static void StoreAsJson<T>(PropertyBuilder<T> property) => property.HasMaxLength(-1)
        .HasConversion(value => JsonSerializer.Serialize(value, Json), text => JsonSerializer.Deserialize<T>(text, Json)!);
}
