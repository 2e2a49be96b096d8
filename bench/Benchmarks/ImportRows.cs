using System.Diagnostics;
using System.Text.Json;
using Platform.Bench.Figures;
using Platform.Bench.Stage;
using Platform.Bench.Visiting;

namespace Platform.Bench.Benchmarks;

/// <summary>
/// Rows a second from "run" until the import is done and the last event of it has had its reactions: clients, labels, newsletter
/// and history lines are all there. A file of a quarter of the rows goes first, to warm up and to compare the memory with.
/// </summary>
internal sealed class ImportRows : IBenchmark
{
    private const int Rows = 100_000;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    public string Name => "import";

    public async IAsyncEnumerable<Figure> Run(Theatre theatre)
    {
        await foreach (var installation in theatre.Installations())
        {
            var (firstKey, key) = (await installation.OpenSalon("import-first"), await installation.OpenSalon("import"));
            await using var host = await installation.Serve();
            var first = await Import(installation, host, firstKey, Rows / 4);
            var whole = await Import(installation, host, key, Rows);
            var twin = await Twin.Of(installation, installation.Table("clients", "client"), "import");
            const string Baseline = "the same rows alone into a twin of the table";
            yield return new($"import.rows.{installation.Suffix}", Rows / whole.Run.TotalSeconds, "rows/s", Baseline, twin);
            yield return new($"import.read.{installation.Suffix}", Rows / whole.Read.TotalSeconds, "rows/s", Baseline, twin);
            yield return new(
                $"import.peak-memory.{installation.Suffix}", whole.PeakMemory, "MB", "a quarter of the rows, before it", first.PeakMemory);
        }
    }

    private static async Task<Course> Import(Installation installation, WebProcess host, string key, int rows)
    {
        using var program = Visitor.Program(host, key);
        var peak = 0.0;
        var begin = Stopwatch.GetTimestamp();
        var id = JsonDocument.Parse(await program.Post("imports", ClientFile.Of(rows))).RootElement.GetProperty("id").GetGuid();
        await Until(async () => await State(program, id) == "ready");
        var read = Stopwatch.GetElapsedTime(begin);
        begin = Stopwatch.GetTimestamp();
        await program.Post($"imports/{id}/run", null);
        await Until(async () => await State(program, id) == "done");
        await Until(() => installation.NoEventWaits());
        return new Course(read, Stopwatch.GetElapsedTime(begin), peak);

        async Task Until(Func<Task<bool>> isSo)
        {
            while (!await isSo())
            {
                peak = Math.Max(peak, host.Memory);
                await Task.Delay(Look);
            }
        }
    }

    private static async Task<string> State(Visitor program, Guid id)
    {
        var state = JsonDocument.Parse(await program.Get($"imports/{id}")).RootElement.GetProperty("state").GetString()!;
        return state is "failed" or "cancelled" ? throw new InvalidOperationException($"The import {state}.") : state;
    }

    /// <param name="Read">From the upload to a file that is understood.</param>
    private sealed record Course(TimeSpan Read, TimeSpan Run, double PeakMemory);
}
