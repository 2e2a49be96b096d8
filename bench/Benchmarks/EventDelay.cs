using System.Data.Common;
using System.Globalization;
using System.Net.Http.Json;
using System.Threading.Channels;
using Platform.Bench.Figures;
using Platform.Bench.Stage;
using Platform.Bench.Visiting;

namespace Platform.Bench.Benchmarks;

/// <summary>
/// From an event that is written down to all reactions to it committed and the event marked as done, while the host is otherwise
/// idle. The commit of the event itself is inside, so the true delay is a little shorter.
/// </summary>
internal sealed class EventDelay : IBenchmark
{
    private const int WarmUp = 250;
    private const int Events = 250;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(1);

    public string Name => "event";

    public async IAsyncEnumerable<Figure> Run(Theatre theatre)
    {
        await foreach (var installation in theatre.Installations())
        {
            var key = await installation.Say("apikey", "add", Crowd.LargestSlug, "--name", "events", "--role", "owner");
            await using var host = await installation.Serve();
            using var program = Visitor.Program(host, key);
            await using var connection = await installation.Connect();
            var delays = new List<double>();
            for (var number = 0; number < WarmUp + Events; number++)
            {
                await program.Post("clients", JsonContent.Create(new { firstName = "Event", lastName = number.ToString(CultureInfo.InvariantCulture) }));
                delays.Add(await UntilDone(connection, installation.Table("kernel", "outbox_message")));
            }

            var measured = new Timings(delays.Skip(WarmUp));
            var bare = await ChannelAndCommit(connection, installation.Table("kernel", "bench_scratch"));
            const string Baseline = "a hop over a channel and one commit";
            yield return new($"event.p50.{installation.Suffix}", measured.P50, "ms", Baseline, bare.P50);
            yield return new($"event.p95.{installation.Suffix}", measured.P95, "ms", Baseline, bare.P95);
        }
    }

    private static async Task<double> UntilDone(DbConnection connection, string outbox)
    {
        await using var last = connection.CreateCommand();
        last.CommandText = $"SELECT state, occurred_at FROM {outbox} ORDER BY seq DESC LIMIT 1";
        while (true)
        {
            await using (var reader = await last.ExecuteReaderAsync())
            {
                await reader.ReadAsync();
                if (reader.GetString(0) == "Done")
                {
                    return (DateTime.UtcNow - reader.GetDateTime(1)).TotalMilliseconds;
                }
            }

            await Task.Delay(Look);
        }
    }

    /// <summary>What is left of a delay when nothing is done.</summary>
    public static async Task<Timings> ChannelAndCommit(DbConnection connection, string table)
    {
        await Execute(connection, $"CREATE TABLE {table} (n INTEGER)");
        var channel = Channel.CreateUnbounded<TaskCompletionSource>();
        var worker = Task.Run(async () =>
        {
            await foreach (var done in channel.Reader.ReadAllAsync())
            {
                await Execute(connection, $"INSERT INTO {table} VALUES (1)");
                done.SetResult();
            }
        });
        var timings = await Timings.Of([.. Enumerable.Range(0, Events)], async _ =>
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            channel.Writer.TryWrite(done);
            await done.Task;
        });
        channel.Writer.Complete();
        await worker;
        await Execute(connection, $"DROP TABLE {table}");
        return timings;
    }

    private static async Task Execute(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
