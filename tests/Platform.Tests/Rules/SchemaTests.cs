using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Platform.Host.Schema;
using Platform.Kernel.Data;
using Platform.Tests.Support;

namespace Platform.Tests.Rules;

/// <summary>The model of all modules, on each provider.</summary>
public sealed class SchemaTests
{
    /// <summary>The reviewed list of settled.md, 2: all but the catalogue and the keys carry the tenant too.</summary>
    internal static readonly string[] Exceptions =
        ["TenantEntry", "FormerSlug", "JobSlot", "ProtectionKey", "OutboxMessage", "InboxEntry", "QueuedMail", "QueuedJob", "QueuedCampaign",
            "QueuedAutomation", "IdempotentAnswer"];

    public static TheoryData<DatabaseProvider> Providers => [.. Enum.GetValues<DatabaseProvider>()];

    [Theory, MemberData(nameof(Providers))]
    public void T7_every_table_is_a_salons_own_or_on_the_reviewed_list(DatabaseProvider provider)
    {
        using var schema = Schema(provider);
        Rule.HasNo(Tables(schema).Where(type => !IsOwned(type) && !Exceptions.Contains(type.ClrType.Name)));
    }

    [Theory, MemberData(nameof(Providers))]
    public void T7_keys_indexes_and_references_begin_with_the_tenant(DatabaseProvider provider)
    {
        using var schema = Schema(provider);
        var owned = Tables(schema).Where(IsOwned).ToList();
        Assert.All(owned, type => Assert.Equal(["TenantId", "Id"], type.FindPrimaryKey()!.Properties.Select(p => p.Name)));
        Assert.All(owned.SelectMany(type => type.GetKeys()).SelectMany(First), name => Assert.Equal("TenantId", name));
        Rule.HasNo(owned.SelectMany(type => type.GetIndexes()).Where(index => index.Properties[0].Name != "TenantId"));
        Rule.HasNo(owned.SelectMany(type => type.GetForeignKeys()).Where(key => key.Properties[0].Name != "TenantId"));
        Rule.HasNo(owned.SelectMany(type => type.GetForeignKeys()).Where(key => key.DeleteBehavior is DeleteBehavior.SetNull or DeleteBehavior.ClientSetNull));
    }

    [Theory, MemberData(nameof(Providers))]
    public void The_migrations_make_the_model_of_today(DatabaseProvider provider)
    {
        using var schema = Schema(provider);
        Assert.False(schema.Database.HasPendingModelChanges());
    }

    internal static PlatformSchema Schema(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => new SqliteDesign().CreateDbContext([]),
        DatabaseProvider.PostgreSql => new PostgreSqlDesign().CreateDbContext([]),
        _ => new SqlServerDesign().CreateDbContext([]),
    };

    internal static IEnumerable<IEntityType> Tables(DbContext schema) => schema.Model.GetEntityTypes().Where(type => !type.IsOwned());

    internal static bool IsOwned(IEntityType type) => typeof(TenantOwned).IsAssignableFrom(type.ClrType);

    private static IEnumerable<string> First(IKey key) => key.Properties.Take(1).Select(property => property.Name);
}
