using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Bench.Figures;
using Platform.Bench.Stage;
using Platform.Bench.Visiting;
using Platform.Contracts.Clients;
using Platform.Contracts.Marketing;
using Platform.History;
using Platform.Kernel.Events;
using Platform.Kernel.Tenancy;

namespace Platform.Bench.Benchmarks;

/// <summary>
/// The history of a client who has a long one, as a page; how soon what happened stands there; and how many events a second become lines.
/// The events are in the database before the host hears of them, and count from the moment when the first of them is done.
/// </summary>
internal sealed class RecordHistory : IBenchmark
{
    private const int Lines = 5000;
    private const int Pages = 300;
    private const int WarmUp = 100;
    private const int Notes = 200;
    private const int Salons = 4;
    private const int EventsEach = 5000;
    private const int WarmUpEvents = 200;
    private const int BulkEventsEach = 10;
    private const int ClientsInBulk = 1000;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    public string Name => "history";

    public async IAsyncEnumerable<Figure> Run(Theatre theatre)
    {
        await foreach (var installation in theatre.Installations())
        {
            var key = await installation.Say("apikey", "add", Crowd.LargestSlug, "--name", "history", "--role", "owner");
            await using var host = await installation.Serve();
            using var program = Visitor.Program(host, key);
            await using var services = Crowd.Services(installation);
            var client = await AddClient(program);
            await In(services, Crowd.LargestSlug, db => db.InTransaction(() => db.InsertMany([.. LongHistory(client)], default), default));

            using var owner = await Visitor.Owner(host);
            await using var sql = await PlainSql.Open(installation);
            var address = $"clients/{client}?tab=history";
            await Rush.WarmUp(owner, [address]);
            var pages = await Timings.Of([.. Enumerable.Repeat(address, Pages)], owner.Get);
            var lines = await sql.Timeline(client, Pages);
            const string Key = "fifty lines of the card by key, plain ADO";
            yield return new($"history.page.p50.{installation.Suffix}", pages.P50, "ms", Key, lines.P50);
            yield return new($"history.page.p95.{installation.Suffix}", pages.P95, "ms", Key, lines.P95);

            var visible = await UntilVisible(program);
            await using var connection = await installation.Connect();
            var bare = await EventDelay.ChannelAndCommit(connection, installation.Table("kernel", "bench_scratch"));
            const string Hop = "a hop over a channel and one commit";
            yield return new($"history.visible.p95.{installation.Suffix}", visible.P95, "ms", Hop, bare.P95);

            Event Changed() => new ClientChanged(Guid.CreateVersion7(), ["mobile"]);
            await Recorded(installation, services, "warm-up", WarmUpEvents, Changed);
            var each = await Recorded(installation, services, "recorded", EventsEach, Changed);
            const string Twins = "the lines alone into a twin of the table";
            var alone = await Twin.Of(installation, installation.Table("history", "history_entry"), "recorded-1");
            yield return new($"history.recorded.{installation.Suffix}", each, "events/s", Twins, alone);
            var bulk = await Recorded(
                installation, services, "in-bulk", BulkEventsEach, () => new ClientsLabelled(Guid.NewGuid(), "VIP", ManyClients()));
            alone = await Twin.Of(installation, installation.Table("history", "history_entry"), "in-bulk-1");
            yield return new($"history.recorded-in-bulk.{installation.Suffix}", bulk * (ClientsInBulk + 1), "lines/s", Twins, alone);
        }
    }

    private static Guid[] ManyClients() => [.. Enumerable.Range(0, ClientsInBulk).Select(_ => Guid.CreateVersion7())];

    private static async Task<Guid> AddClient(Visitor program)
        => IdOf(await program.Post("clients", JsonContent.Create(new { firstName = "Lang", lastName = "Verhaal" })));

    private static Guid IdOf(string made) => JsonDocument.Parse(made).RootElement.GetProperty("id").GetGuid();

    /// <summary>Years of small changes.</summary>
    private static IEnumerable<HistoryEntry> LongHistory(Guid client) => Enumerable.Range(1, Lines).Select(line =>
    {
        const string Payload = """{"fields":["mobile"]}""";
        var at = DateTime.UtcNow.AddHours(-7 * line);
        var told = new Envelope(Guid.CreateVersion7(), "clients.client-changed", ActionKind.Profile, at, Actor.System, null, "bench", Payload);
        return HistoryEntry.Of(client, told, Payload);
    });

    /// <summary>From the answer to the one who wrote until somebody who asks again and again is told; the asking is inside.</summary>
    private static async Task<Timings> UntilVisible(Visitor program)
    {
        var client = await AddClient(program);
        var delays = new List<double>();
        for (var number = 0; number < WarmUp + Notes; number++)
        {
            var before = await Total();
            await program.Post($"clients/{client}/notes", JsonContent.Create(new { text = "Gezien" }));
            var begin = Stopwatch.GetTimestamp();
            while (await Total() == before)
            {
                await Task.Delay(1);
            }

            delays.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        return new Timings(delays.Skip(WarmUp));

        async Task<int> Total()
            => JsonDocument.Parse(await program.Get($"clients/{client}/timeline?pageSize=1")).RootElement.GetProperty("total").GetInt32();
    }

    /// <returns>Events a second, of all salons together.</returns>
    private static async Task<double> Recorded(Installation installation, IServiceProvider services, string slug, int each, Func<Event> say)
    {
        for (var salon = 1; salon <= Salons; salon++)
        {
            await services.GetRequiredService<TenantCatalogue>()
                .Add($"{slug}-{salon}", $"Salon {slug} {salon}", TenantState.Active, "nl", "Europe/Amsterdam", "NL", default);
        }

        await using var connection = await installation.Connect();
        await using var left = connection.CreateCommand();
        var ready = $"FROM {installation.Table("kernel", "outbox_message")} WHERE state = 'Ready'";
        left.CommandText = $"SELECT count(*) {ready}";
        for (var salon = 1; salon <= Salons; salon++)
        {
            await In(services, $"{slug}-{salon}", async db =>
            {
                for (var said = 0; said < each; said++)
                {
                    db.Publish(say());
                }

                await db.SaveChangesAsync();
            });
        }

        // Counting them all again and again would take a processor from those who work.
        var (begin, first) = (Stopwatch.GetTimestamp(), await Left());
        left.CommandText = $"SELECT count(*) FROM (SELECT 1 {ready} LIMIT 1) AS one";
        while (await Left() > 0)
        {
            await Task.Delay(Look);
        }

        return first / Stopwatch.GetElapsedTime(begin).TotalSeconds;

        async Task<long> Left() => Convert.ToInt64(await left.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task In(IServiceProvider services, string slug, Func<HistoryDb, Task> work)
    {
        var salon = await services.GetRequiredService<TenantCatalogue>().BySlug(slug);
        await using var scope = services.GetRequiredService<TenantScopes>().Begin(salon!, Actor.System, "bench");
        await work(scope.ServiceProvider.GetRequiredService<HistoryDb>());
    }
}
