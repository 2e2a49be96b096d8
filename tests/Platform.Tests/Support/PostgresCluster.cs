using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using Platform.Tests.Support;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Platform.Tests.Support;

/// <summary>
/// A PostgreSQL cluster for this test run alone, started by the first test that asks for a database. It listens on a Unix socket
/// in a folder nobody else can enter, lives in memory where there is room for it, and promises nothing after a crash.
/// </summary>
/// <remarks>
/// Tests connect as <see cref="Application"/>, which owns its databases and yet cannot look past row-level security, like the role
/// in production. <see cref="ForAdministrator"/> is for tests that must see beneath it.
/// </remarks>
public sealed class PostgresCluster : IAsyncDisposable
{
    /// <summary>The role that Platform itself uses: neither superuser nor BYPASSRLS.</summary>
    public const string Application = "app";

    private const string Administrator = "postgres";

    private const string Settings =
        "-c listen_addresses='' -c max_connections=200 -c shared_buffers=64MB -c fsync=off -c synchronous_commit=off -c full_page_writes=off";

    private readonly string folder = ClusterFolder.NewName();
    private readonly Lazy<Task> start;
    private readonly ConcurrentDictionary<string, Lazy<Task>> templates = new(StringComparer.Ordinal);
    private int databases;

    /// <summary>Starts nothing yet.</summary>
    public PostgresCluster() => start = new(StartAsync);

    /// <summary>A database of one's own, cloned from a template that the first caller has <paramref name="create"/> fill.</summary>
    /// <param name="template">Names the template, in lower case; whoever uses the same name gets a clone of the same database.</param>
    /// <param name="create">Fills the empty template over the connection string it is given, for example by migrating.</param>
    /// <returns>A connection string for <see cref="Application"/>.</returns>
    public async Task<string> NewDatabase(string template, Func<string, Task> create)
    {
        await start.Value;
        await templates.GetOrAdd(template, name => new(() => FillTemplate(name, create))).Value;

        var database = "test_" + Interlocked.Increment(ref databases).ToString(CultureInfo.InvariantCulture);
        await Administer($"CREATE DATABASE {database} OWNER {Application} TEMPLATE {template}");
        return ForApplication(database).ConnectionString;
    }

    /// <summary>The same database through the eyes of a superuser.</summary>
    public static string ForAdministrator(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Username = Administrator, Pooling = false }.ConnectionString;

    /// <summary>Takes the server away from everybody, as a restart of its machine does, until <see cref="Come"/>.</summary>
    public Task Go() => PostgresProgram.Run("pg_ctl", "stop", "-D", ClusterFolder.Files(folder), "-w", "-s", "-m", "fast");

    /// <summary>Starts the server on what there is.</summary>
    public Task Come() => PostgresProgram.Run(
        "pg_ctl", "start", "-D", ClusterFolder.Files(folder), "-w", "-s", "-l", Path.Combine(folder, "log"), "-o", $"-k {folder} {Settings}");

    /// <summary>Stops the server at once; there is nothing to keep.</summary>
    public async ValueTask DisposeAsync()
    {
        if (start.IsValueCreated)
        {
            await ClusterFolder.Remove(folder);
        }
    }

    private async Task StartAsync()
    {
        await ClusterFolder.RemoveLeftovers(ClusterFolder.Root);
        await PostgresProgram.MakeFolder(folder);
        await PostgresProgram.Run(
            "initdb", "-D", ClusterFolder.Files(folder), "-U", Administrator, "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await Come();
        await Administer($"CREATE ROLE {Application} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE");
    }

    private async Task FillTemplate(string template, Func<string, Task> create)
    {
        await Administer($"CREATE DATABASE {template} OWNER {Application}");

        // Not pooled: a database with an open connection cannot be cloned.
        var connection = ForApplication(template);
        connection.Pooling = false;
        await create(connection.ConnectionString);
        await Administer($"ALTER DATABASE {template} ALLOW_CONNECTIONS false");
    }

    // Idle connections go soon: the runs of many tests side by side share 200 of them.
    private NpgsqlConnectionStringBuilder ForApplication(string database) => new()
    {
        Host = folder,
        Username = Application,
        Database = database,
        MaxPoolSize = 20,
        ConnectionIdleLifetime = 5,
        ConnectionPruningInterval = 1,
    };

    private async Task Administer(string sql)
    {
        await using var connection = new NpgsqlConnection(ForAdministrator(ForApplication("postgres").ConnectionString));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
