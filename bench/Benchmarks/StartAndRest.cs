using Platform.Bench.Figures;
using Platform.Bench.Stage;
using Platform.Bench.Visiting;

namespace Platform.Bench.Benchmarks;

/// <summary>From nothing to ready on a database that is there already, and what the host holds of the memory when nobody comes.</summary>
internal sealed class StartAndRest : IBenchmark
{
    private const int Starts = 5;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    public string Name => "start";

    public async IAsyncEnumerable<Figure> Run(Theatre theatre)
    {
        var (emptyStart, emptyMemory) = await Measure(() => WebProcess.Start(Programs.Empty, "/"), app => Visitor.Unknown(app).Get(""));
        await foreach (var installation in theatre.Installations())
        {
            var (start, memory) = await Measure(installation.Serve, VisitList);
            const string Baseline = "an empty ASP.NET application";
            yield return new($"start.ready.{installation.Suffix}", start, "ms", Baseline, emptyStart);
            yield return new($"start.idle-memory.{installation.Suffix}", memory, "MB", Baseline, emptyMemory);
        }
    }

    /// <summary>The median start; the memory of the last one, after a first page and a rest.</summary>
    private static async Task<(double Start, double Memory)> Measure(Func<Task<WebProcess>> start, Func<WebProcess, Task> visit)
    {
        var times = new List<double>();
        while (times.Count < Starts - 1)
        {
            await using var process = await start();
            times.Add(process.StartedIn.TotalMilliseconds);
        }

        await using var last = await start();
        times.Add(last.StartedIn.TotalMilliseconds);
        await visit(last);
        await Task.Delay(Rest);
        return (new Timings(times).P50, last.Memory);
    }

    private static async Task VisitList(WebProcess host)
    {
        using var owner = await Visitor.Owner(host);
        await owner.Get("clients");
    }
}
