using Platform.Bench.Figures;
using Platform.Bench.Stage;
using Platform.Bench.Visiting;

namespace Platform.Bench.Benchmarks;

/// <summary>The largest salon's clients as a file: when it begins to come, and how many rows a second.</summary>
internal sealed class ExportClients : IBenchmark
{
    private const string Address = "api/v1/exports/clients.csv";
    private const int Times = 3;

    public string Name => "export";

    public async IAsyncEnumerable<Figure> Run(Theatre theatre)
    {
        await foreach (var installation in theatre.Installations())
        {
            await using var host = await installation.Serve();
            using var owner = await Visitor.Owner(host);
            await using var sql = await PlainSql.Open(installation);
            await owner.Download(Address);
            var best = (First: TimeSpan.MaxValue, Last: TimeSpan.MaxValue, Lines: 0L);
            for (var turn = 0; turn < Times; turn++)
            {
                var one = await owner.Download(Address);
                best = one.Last < best.Last ? one : best;
            }

            var alone = await sql.ReadAll();
            const string Baseline = "all columns of the table read, plain ADO";
            yield return new($"export.rows.{installation.Suffix}", best.Lines / best.Last.TotalSeconds, "rows/s", Baseline, alone.Rows / alone.Took.TotalSeconds);
            yield return new($"export.first-byte.{installation.Suffix}", best.First.TotalMilliseconds, "ms", Baseline, alone.Took.TotalMilliseconds);
        }
    }
}
