using Npgsql;
using Platform.Tests.Support;

namespace Platform.Bench.Stage;

/// <summary>
/// A PostgreSQL cluster for this run alone, in memory where the machine has it, so that no other program's disk is measured.
/// Unlike the one of the tests it keeps its promises after a crash, as it would in earnest.
/// </summary>
internal sealed class Cluster : IAsyncDisposable
{
    private const string Administrator = "postgres";
    private const string Application = "app";
    private const string Settings = "-c listen_addresses='' -c shared_buffers=256MB";
    private readonly string folder;

    private Cluster(string folder) => this.folder = folder;

    /// <summary>For the role that the host uses: it cannot look past row-level security.</summary>
    public string ConnectionString => $"Host={folder};Username={Application};Database=platform";

    public string AdministratorConnectionString => $"Host={folder};Username={Administrator};Database=platform";

    public static async Task<Cluster> Start()
    {
        await ClusterFolder.RemoveLeftovers(ClusterFolder.Root);
        var folder = ClusterFolder.NewName();
        await PostgresProgram.MakeFolder(folder);
        var cluster = new Cluster(folder);
        await PostgresProgram.Run(
            "initdb", "-D", ClusterFolder.Files(folder), "-U", Administrator, "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await PostgresProgram.Run(
            "pg_ctl", "start", "-D", ClusterFolder.Files(folder), "-w", "-s", "-l", Path.Combine(folder, "log"), "-o", $"-k {folder} {Settings}");
        await using var connection = new NpgsqlConnection($"Host={folder};Username={Administrator};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        foreach (var sql in new[] { $"CREATE ROLE {Application} LOGIN", $"CREATE DATABASE platform OWNER {Application}" })
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }

        return cluster;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await ClusterFolder.Remove(folder);
    }
}
