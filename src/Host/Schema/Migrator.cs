using System.Reflection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Platform.Kernel.Data;

namespace Platform.Host.Schema;

/// <summary>Brings the database to the schema of this release. Safe to kill at any point and to run again.</summary>
/// <param name="keys">Null where no cookie will ever be written: in a template for tests.</param>
public sealed class Migrator(DatabaseSettings settings, IDataProtectionProvider? keys = null)
{
    /// <summary>
    /// Migrates; on PostgreSQL it also puts the row-level locks on every salon's table. The first protection key is made here,
    /// where one works at a time: nodes that start together would each make their own and may not know the other's for a day.
    /// </summary>
    /// <exception cref="InvalidOperationException">The database belongs to a later release.</exception>
    public async Task Migrate(CancellationToken cancellationToken)
    {
        if (settings.Provider == DatabaseProvider.Sqlite && await IsCurrent(cancellationToken))
        {
            return;
        }

        await using var turn = settings.Provider == DatabaseProvider.Sqlite ? await FileTurn(cancellationToken) : null;
        await using var schema = Open();
        if (turn is not null)
        {
            await ForgetStaleLock(schema, cancellationToken);
        }

        await schema.Database.MigrateAsync(cancellationToken);
        if (settings.Provider == DatabaseProvider.PostgreSql)
        {
            await schema.Database.ExecuteSqlRawAsync(RowLevelSecurity.For(schema.Model), cancellationToken);
        }

        keys?.CreateProtector("first key").Protect([]);
    }

    /// <summary>
    /// Whether a SQLite file has just the migrations of this release. Asked without the composed model, which would take a second
    /// of every start.
    /// </summary>
    private async Task<bool> IsCurrent(CancellationToken cancellationToken)
    {
        if (!File.Exists(new SqliteConnectionStringBuilder(settings.ConnectionString).DataSource))
        {
            return false;
        }

        await using var connection = new SqliteConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE name = 'kernel__migrations'";
        if (await command.ExecuteScalarAsync(cancellationToken) is not 1L)
        {
            return false;
        }

        command.CommandText = "SELECT MigrationId FROM kernel__migrations";
        var applied = new HashSet<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            applied.Add(reader.GetString(0));
        }

        return applied.SetEquals(typeof(Migrator).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<DbContextAttribute>()?.ContextType == typeof(SqliteSchema))
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>());
    }

    /// <summary>What start-up asks: null when all is well, else one line that says what to do.</summary>
    public async Task<string?> Trouble(CancellationToken cancellationToken)
    {
        await using var schema = Open();
        var known = schema.Database.GetMigrations().ToHashSet();
        var applied = (await schema.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        if (applied.Exists(migration => !known.Contains(migration)))
        {
            return "The database was migrated by a later release; start that one.";
        }

        return applied.Count < known.Count ? "The database is older than this release; run the verb 'migrate' first." : null;
    }

    public PlatformSchema Open() => settings.Provider switch
    {
        DatabaseProvider.Sqlite => new SqliteSchema(Options<SqliteSchema>()),
        DatabaseProvider.PostgreSql => new PostgreSqlSchema(Options<PostgreSqlSchema>()),
        _ => new SqlServerSchema(Options<SqlServerSchema>()),
    };

    private DbContextOptions<TContext> Options<TContext>()
        where TContext : DbContext
    {
        var builder = new DbContextOptionsBuilder<TContext>();
        settings.Use(builder);
        return builder.Options;
    }

    /// <summary>One process a file migrates at a time. The lock is the system's and ends with its process, however that ends.</summary>
    private async Task<FileStream> FileTurn(CancellationToken cancellationToken)
    {
        var file = new SqliteConnectionStringBuilder(settings.ConnectionString).DataSource + ".migrating";
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
            }
        }
    }

    /// <summary>A lock that is there in our turn was left by a migration that was killed, and waiting for it would wait for ever.</summary>
    private static async Task ForgetStaleLock(PlatformSchema schema, CancellationToken cancellationToken)
    {
        var there = await schema.Database
            .SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancellationToken);
        if (there > 0)
        {
            await schema.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancellationToken);
        }
    }
}
