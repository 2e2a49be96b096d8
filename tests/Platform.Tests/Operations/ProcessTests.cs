using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Platform.Kernel.Data;
using Platform.Kernel.Events;
using Platform.Tests.Support;

namespace Platform.Tests.Operations;

/// <summary>The application as a process: stopped, killed, started beside itself.</summary>
[Trait("Needs", "Database")]
public sealed partial class ProcessTests(SalonApp app)
{
    private const int Kills = 5;
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(25);

    [Fact]
    public async Task D1_E1_E2_E6_J4_what_was_acknowledged_is_there_after_kills_and_a_stop_with_one_event_and_one_effect_each()
    {
        var home = await HostProcess.Home.New(app);
        var key = await Founded(home);
        var ledger = new ConcurrentBag<Guid>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var host = await HostProcess.Serve(home);
            var writing = Write(host, key, ledger, enough: ledger.Count + 25);
            await writing.Enough;
            await host.Kill();
            await writing.Over;
        }

        await using (var host = await HostProcess.Serve(home))
        {
            var writing = Write(host, key, ledger, enough: ledger.Count + 25);
            await writing.Enough;
            host.Terminate();
            Assert.Equal(0, await host.ExitCode().WaitAsync(LongestStop));
            Assert.Equal([], await writing.Over);
        }

        // Another node takes over what the dead ones had in their hands, once their leases are over.
        await using var heir = await app.Another(AppChanges.None with
        {
            Settings = new Dictionary<string, string> { ["Data:Folder"] = home.Folder, ["Database:ConnectionString"] = home.Connection },
        });
        heir.Clock.Advance(TimeSpan.FromMinutes(6));
        await heir.Settle();
        var tables = new Tables(heir);
        var clients = Ids(await Tables.Read(home.Connection, $"SELECT id FROM {tables.NameOf<Platform.Clients.Client>()}"));
        var events = Ids(await Tables.Read(home.Connection, $"SELECT payload FROM {tables.NameOf<OutboxMessage>()} WHERE name = 'clients.client-registered'"));
        var effects = Ids(await Tables.Read(
            home.Connection, $"SELECT client_id FROM {tables.NameOf<Platform.History.HistoryEntry>()} WHERE name = 'clients.client-registered'"));
        Assert.InRange(ledger.Count, 25 * (Kills + 1), clients.Count);
        Assert.Empty(ledger.Except(clients));
        Assert.Equal(clients, events);
        Assert.Equal(clients, effects);
    }

    [Fact]
    public async Task D4_a_kill_during_a_migration_does_not_block_the_next_start()
    {
        var home = await HostProcess.Home.New(app);
        var cutShort = 0;
        foreach (var stage in StagesOfMigration(home))
        {
            await using var migration = HostProcess.Begin(home, "migrate");
            var over = migration.ExitCode();
            while (!over.IsCompleted && !await stage())
            {
                await Task.WhenAny(over, Task.Delay(5));
            }

            await migration.Kill();
            cutShort += await over == 0 ? 0 : 1;
        }

        Assert.NotEqual(0, cutShort);
        await HostProcess.Run(home, "migrate").WaitAsync(TimeSpan.FromMinutes(2));
        await using var host = await HostProcess.Serve(home).WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal("Healthy", await host.Browse().GetStringAsync("/health/ready"));
    }

    [Fact]
    public async Task D4_a_lock_that_a_killed_migration_left_a_moment_ago_does_not_block_the_next_start()
    {
        Assert.SkipUnless(SalonApp.Provider == DatabaseProvider.Sqlite, "Elsewhere the database itself drops the locks of a lost connection.");
        var home = await HostProcess.Home.New(app);
        await HostProcess.Run(home, "migrate");
        await using (var database = new Microsoft.Data.Sqlite.SqliteConnection(home.Connection))
        {
            await database.OpenAsync();
            await using var leave = database.CreateCommand();
            leave.CommandText = """
                CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, datetime('now'));
                """;
            await leave.ExecuteNonQueryAsync();
        }

        await HostProcess.Run(home, "migrate").WaitAsync(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task D6_nodes_that_start_together_on_an_empty_database_trust_each_others_cookies()
    {
        var home = await HostProcess.Home.New(app);
        if (SalonApp.Provider != DatabaseProvider.Sqlite)
        {
            await HostProcess.Run(home, "migrate");
        }

        var nodes = await Task.WhenAll(HostProcess.Serve(home), HostProcess.Serve(home));
        await using var first = nodes[0];
        await using var second = nodes[1];
        foreach (var (here, there) in (IEnumerable<(HostProcess, HostProcess)>)[(first, second), (second, first)])
        {
            var jar = new CookieContainer();
            var page = await here.Browse(jar).GetStringAsync("/find");
            var form = new FormUrlEncodedContent([new("Email", "a@b.example"), new("__RequestVerificationToken", Token().Match(page).Groups[1].Value)]);
            Assert.Equal(HttpStatusCode.OK, (await there.Browse(jar).PostAsync("/find", form)).StatusCode);
        }

        var keys = await Tables.Read(home.Connection, "SELECT xml FROM " + (SalonApp.Provider == DatabaseProvider.Sqlite ? "kernel_protection_key" : "kernel.protection_key"));
        Assert.Single(keys);
        Assert.All(keys, xml => Assert.True(xml.Contains("<wrapped", StringComparison.Ordinal) && !xml.Contains("masterKey", StringComparison.Ordinal)));
    }

    /// <summary>How far a migration has got: it works on this database, it has begun to write, it is in the middle of the tables.</summary>
    private static IEnumerable<Func<Task<bool>>> StagesOfMigration(HostProcess.Home home)
    {
        string[] stages = SalonApp.Provider == DatabaseProvider.Sqlite
            ? ["SELECT 1", "SELECT 1 FROM sqlite_master WHERE name = 'kernel__migrations'", "SELECT 1 FROM __EFMigrationsLock"]
            :
            [
                "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
                "SELECT 1 FROM pg_tables WHERE tablename = '__migrations'",
                "SELECT 1 FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) LIMIT 1",
            ];
        return stages.Select(sql => (Func<Task<bool>>)(async () =>
        {
            try
            {
                return (SalonApp.Provider != DatabaseProvider.Sqlite || File.Exists(Path.Combine(home.Folder, "platform.db")))
                    && (await Tables.Read(home.Connection, sql)).Count > 0;
            }
            catch (System.Data.Common.DbException)
            {
                // Not yet, or it is being written at this moment.
                return false;
            }
        }));
    }

    private static List<Guid> Ids(IEnumerable<string> texts) => [.. texts.Select(text => Guid.Parse(Id().Match(text).Value)).Order()];

    /// <summary>A salon, and a key to its API.</summary>
    private static async Task<string> Founded(HostProcess.Home home)
    {
        await HostProcess.Run(home, "migrate");
        await HostProcess.Run(home, "salon", "add", "zilver", "--name", "Zilver", "--owner-email", "a@b.example", "--owner-password", Salon.Password);
        return await HostProcess.Run(home, "apikey", "add", "zilver", "--name", "Test", "--role", "owner");
    }

    /// <summary>Writes until the host is gone. Enough: so many were acknowledged. Over: the answers that were neither yes nor a broken line.</summary>
    private static (Task Enough, Task<List<HttpStatusCode>> Over) Write(HostProcess host, string key, ConcurrentBag<Guid> ledger, int enough)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var over = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            using var program = Program(host, key);
            try
            {
                while (true)
                {
                    var answer = await program.PostAsJsonAsync("/api/v1/clients", new { firstName = "Anna" });
                    if (answer.StatusCode != HttpStatusCode.Created)
                    {
                        return (HttpStatusCode?)answer.StatusCode;
                    }

                    ledger.Add((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid());
                    if (ledger.Count >= enough)
                    {
                        reached.TrySetResult();
                    }
                }
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException)
            {
                return null;
            }
        })));
        return (Task.WhenAny(reached.Task, over), Refused(over));

        static async Task<List<HttpStatusCode>> Refused(Task<HttpStatusCode?[]> ends) => [.. (await ends).OfType<HttpStatusCode>()];
    }

    private static HttpClient Program(HostProcess host, string key)
    {
        var program = host.Browse();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return program;
    }

    [GeneratedRegex("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")]
    private static partial Regex Id();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
