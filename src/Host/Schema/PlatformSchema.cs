using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;

namespace Platform.Host.Schema;

/// <summary>
/// Every module's tables in one model: what migrations are made from, and nothing else. No feature reads or writes through it.
/// </summary>
public abstract class PlatformSchema(DbContextOptions options) : PlatformDb(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        KernelTables.MapAll(modelBuilder);
        KernelTables.MapOwned(modelBuilder);
        foreach (var module in Modules.All)
        {
            module.MapTables(modelBuilder);
        }

        SchemaConventions.Apply(modelBuilder, Database.ProviderName!);
    }
}

public sealed class SqliteSchema(DbContextOptions<SqliteSchema> options) : PlatformSchema(options);

public sealed class PostgreSqlSchema(DbContextOptions<PostgreSqlSchema> options) : PlatformSchema(options);

public sealed class SqlServerSchema(DbContextOptions<SqlServerSchema> options) : PlatformSchema(options);
