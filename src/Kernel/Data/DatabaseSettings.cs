using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Data;

public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
    SqlServer,
}

/// <summary>Which database, from the settings Database:Provider, :ConnectionString and :MaxBatchSize.</summary>
/// <param name="MaxBatchSize">Statements a round trip; null leaves the provider's own.</param>
public sealed record DatabaseSettings(DatabaseProvider Provider, string ConnectionString, int? MaxBatchSize)
{
    /// <exception cref="InvalidOperationException">A setting is wrong; the message is one line that names it.</exception>
    public static DatabaseSettings From(IConfiguration configuration, string dataFolder)
    {
        var named = configuration["Database:Provider"] is { Length: > 0 } text ? text : nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(named, true, out var provider) || int.TryParse(named, out _))
        {
            throw new InvalidOperationException($"Database:Provider is '{named}'; it must be Sqlite, PostgreSql or SqlServer.");
        }

        var connection = configuration["Database:ConnectionString"];
        if (string.IsNullOrWhiteSpace(connection))
        {
            connection = provider == DatabaseProvider.Sqlite
                ? $"Data Source={Path.Combine(dataFolder, "platform.db")}"
                : throw new InvalidOperationException($"Database:ConnectionString is empty; {provider} needs one.");
        }

        var batch = configuration["Database:MaxBatchSize"];
        if (string.IsNullOrWhiteSpace(batch))
        {
            return new DatabaseSettings(provider, connection, null);
        }

        return int.TryParse(batch, out var size) && size > 0
            ? new DatabaseSettings(provider, connection, size)
            : throw new InvalidOperationException($"Database:MaxBatchSize is '{batch}'; it must be a whole number above 0, or empty.");
    }

    /// <summary>Points a context at the database; migrations live in the host.</summary>
    /// <param name="tenant">The scope's salon, told to every connection on PostgreSQL; null works for no salon.</param>
    public DbContextOptionsBuilder Use(DbContextOptionsBuilder builder, TenantContext? tenant = null) => Provider switch
    {
        DatabaseProvider.Sqlite => builder.UseSqlite(ConnectionString, o =>
        {
            o.MigrationsAssembly(Migrations).MigrationsHistoryTable("kernel__migrations");
            _ = MaxBatchSize is { } size ? o.MaxBatchSize(size) : o;
        }),
        DatabaseProvider.PostgreSql => builder.AddInterceptors(new TenantConnection(tenant)).UseNpgsql(Pooled, o =>
        {
            o.MigrationsAssembly(Migrations).MigrationsHistoryTable("__migrations", "kernel");
            _ = MaxBatchSize is { } size ? o.MaxBatchSize(size) : o;
        }),
        _ => builder.UseSqlServer(ConnectionString, o =>
        {
            o.MigrationsAssembly(Migrations).MigrationsHistoryTable("__migrations", "kernel");
            _ = MaxBatchSize is { } size ? o.MaxBatchSize(size) : o;
        }),
    };

    private string Pooled => field ??= TenantConnection.Pooled(ConnectionString);

    private const string Migrations = "Platform.Host";
}
