using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Platform.Kernel.Data;
using Platform.Tests.Support;

namespace Platform.Tests.Operations;

/// <summary>The application as a process: stopped, killed, started beside itself.</summary>
[Trait("Needs", "Database")]
public sealed partial class ProcessTests(SalonApp app)
{
    private const int Kills = 3;
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(25);

    [Fact]
    public async Task D1_what_was_acknowledged_is_there_after_a_kill()
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

        await using var again = await HostProcess.Serve(home);
        await AllThere(again, key, ledger);
    }

    [Fact]
    public async Task J4_told_to_stop_it_finishes_what_it_began_and_goes()
    {
        var home = await HostProcess.Home.New(app);
        var key = await Founded(home);
        var ledger = new ConcurrentBag<Guid>();
        await using (var host = await HostProcess.Serve(home))
        {
            var writing = Write(host, key, ledger, enough: 25);
            await writing.Enough;
            host.Terminate();
            Assert.Equal(0, await host.ExitCode().WaitAsync(LongestStop));
            Assert.Equal([], await writing.Over);
        }

        await using var again = await HostProcess.Serve(home);
        await AllThere(again, key, ledger);
    }

    [Fact]
    public async Task D4_a_kill_during_a_migration_does_not_block_the_next_start()
    {
        var home = await HostProcess.Home.New(app);
        foreach (var milliseconds in (int[])[300, 500, 700, 900, 1100])
        {
            await using var migration = HostProcess.Begin(home, "migrate");
            await Task.WhenAny(migration.ExitCode(), Task.Delay(milliseconds));
            await migration.Kill();
        }

        await HostProcess.Run(home, "migrate").WaitAsync(TimeSpan.FromSeconds(30));
        await using var host = await HostProcess.Serve(home).WaitAsync(TimeSpan.FromSeconds(30));
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

        await HostProcess.Run(home, "migrate").WaitAsync(TimeSpan.FromSeconds(30));
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

    private static async Task AllThere(HostProcess host, string key, ConcurrentBag<Guid> ledger)
    {
        using var program = Program(host, key);
        Assert.NotEmpty(ledger);
        foreach (var id in ledger)
        {
            Assert.Equal(HttpStatusCode.OK, (await program.GetAsync($"/api/v1/clients/{id}")).StatusCode);
        }
    }

    private static HttpClient Program(HostProcess host, string key)
    {
        var program = host.Browse();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return program;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
