using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Platform.Kernel.Data;
using Platform.Tests.Support;

namespace Platform.Bench.Stage;

/// <summary>The host with a database and a data folder of its own, in memory where the machine has it.</summary>
internal sealed class Installation : IAsyncDisposable
{
    public const string OwnerEmail = "owner@bench.example";
    public const string OwnerPassword = "een paar losse woorden";

    // A name that a later run knows for one of ours, should this run be killed.
    private readonly string folder = ClusterFolder.NewName();
    private readonly Cluster? cluster;

    private Installation(Cluster? cluster) => this.cluster = cluster;

    public DatabaseProvider Provider => cluster is null ? DatabaseProvider.Sqlite : DatabaseProvider.PostgreSql;

    /// <summary>How figures name the database.</summary>
    public string Suffix => Provider.ToString().ToLowerInvariant();

    /// <summary>What one benchmark wants otherwise.</summary>
    public Dictionary<string, string?> More { get; } = [];

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(More)
    {
        ["Database:Provider"] = Provider.ToString(),
        ["Database:ConnectionString"] = ConnectionString,
        ["Data:Folder"] = folder,
        // One person here does what a thousand would.
        ["Limits:Scale"] = "100000",
    };

    private string ConnectionString => cluster?.ConnectionString ?? $"Data Source={Path.Combine(folder, "platform.db")}";

    /// <summary>With an empty schema.</summary>
    public static async Task<Installation> Make(DatabaseProvider provider)
    {
        var made = new Installation(provider == DatabaseProvider.PostgreSql ? await Cluster.Start() : null);
        Directory.CreateDirectory(made.folder);
        await made.Say("migrate");
        return made;
    }

    /// <summary>Runs a verb of the host and returns what it printed.</summary>
    public Task<string> Say(params IEnumerable<string> words) => Programs.Run(Programs.Host(Settings, words));

    /// <summary>Opens a salon and returns a key to its API.</summary>
    public async Task<string> OpenSalon(string slug)
    {
        await Say("salon", "add", slug, "--name", $"Salon {slug}", "--owner-email", OwnerEmail, "--owner-password", OwnerPassword);
        return await Say("apikey", "add", slug, "--name", "bench", "--role", "owner");
    }

    public Task<WebProcess> Serve() => WebProcess.Start(
        address =>
        {
            var host = Programs.Host(Settings);
            host.Environment["ASPNETCORE_URLS"] = address;
            return host;
        },
        "/health/ready");

    /// <summary>A connection beside the host's, that sees every salon.</summary>
    public async Task<DbConnection> Connect()
    {
        DbConnection connection = cluster is null ? new SqliteConnection(ConnectionString) : new NpgsqlConnection(cluster.AdministratorConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Whether every event has had its reactions.</summary>
    public async Task<bool> NoEventWaits()
    {
        await using var connection = await Connect();
        await using var waiting = connection.CreateCommand();
        waiting.CommandText = $"SELECT 1 FROM {Table("kernel", "outbox_message")} WHERE state = 'Ready' LIMIT 1";
        return await waiting.ExecuteScalarAsync() is null;
    }

    /// <summary>The name of a table in plain SQL.</summary>
    public string Table(string module, string name) => cluster is null ? $"{module}_{name}" : $"{module}.{name}";

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }
}
