using System.Diagnostics;
using Npgsql;
using Platform.Tests.Support;
using Xunit;

namespace Platform.Tests.Data;

/// <summary>The cluster under the tests: a role as narrow as in production, databases apart, and nothing left lying about.</summary>
public sealed class PostgresClusterTests(PostgresCluster cluster)
{
    [Fact]
    public async Task The_application_role_cannot_look_past_row_level_security()
    {
        var database = await cluster.NewDatabase("notes", CreateNotes);

        Assert.Equal(false, await Ask(database, "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"));
        Assert.Equal(PostgresCluster.Application, await Ask(database, "SELECT tableowner::text FROM pg_tables WHERE tablename = 'notes'"));
        Assert.Equal(1L, await Ask(database, "SELECT count(*) FROM notes"));
        Assert.Equal(2L, await Ask(PostgresCluster.ForAdministrator(database), "SELECT count(*) FROM notes"));
    }

    [Fact]
    public async Task Tests_side_by_side_each_get_a_database_of_their_own()
    {
        var databases = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => cluster.NewDatabase("notes", CreateNotes)));

        await Ask(databases[0], "DELETE FROM notes");

        var counts = await Task.WhenAll(databases.Select(database => Ask(database, "SELECT count(*) FROM notes")));
        Assert.Equal([0L, 1L, 1L, 1L, 1L, 1L, 1L, 1L], counts.Cast<long>());
    }

    [Fact]
    public async Task Only_clusters_of_runs_that_are_gone_are_swept()
    {
        var root = Directory.CreateTempSubdirectory().FullName;
        var ours = Directory.CreateDirectory(ClusterFolder.NameIn(root, Environment.ProcessId)).FullName;
        using var gone = Process.Start("true");
        await gone.WaitForExitAsync(TestContext.Current.CancellationToken);
        Directory.CreateDirectory(ClusterFolder.NameIn(root, gone.Id));

        await ClusterFolder.RemoveLeftovers(root);

        Assert.Equal([ours], Directory.GetDirectories(root));
        Directory.Delete(root, recursive: true);
    }

    /// <summary>Two salons' notes, and a policy that shows the first salon's even to the owner of the table.</summary>
    private static Task CreateNotes(string database) => Ask(database, """
        CREATE TABLE notes (salon int NOT NULL);
        INSERT INTO notes VALUES (1), (2);
        CREATE POLICY own_salon ON notes USING (salon = 1);
        ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
        ALTER TABLE notes FORCE ROW LEVEL SECURITY;
        """);

    private static async Task<object?> Ask(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
