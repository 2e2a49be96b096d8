using Platform.Bench.Figures;
using Platform.Bench.Stage;
using Platform.Bench.Visiting;

namespace Platform.Bench.Benchmarks;

/// <summary>The list of clients as a page: how long one person waits for it, and how many a second the host can make.</summary>
internal sealed class ListPage : IBenchmark
{
    private const int Requests = 500;
    private const int RushRequests = 2000;

    /// <summary>Mostly the first page, as people do.</summary>
    private static readonly string[] Addresses =
        ["clients", "clients?page=2", "clients", "clients?sort=-created", "clients", "clients?page=500", "clients?sort=name&page=10"];

    public string Name => "list";

    public async IAsyncEnumerable<Figure> Run(Theatre theatre)
    {
        await foreach (var installation in theatre.Installations())
        {
            await using var host = await installation.Serve();
            using var owner = await Visitor.Owner(host);
            using var unknown = Visitor.Unknown(host);
            await using var sql = await PlainSql.Open(installation);
            await Rush.WarmUp(owner, Addresses);
            var pages = await Timings.Of([.. Enumerable.Range(0, Requests).Select(i => Addresses[i % Addresses.Length])], owner.Get);
            var alone = await sql.List(Requests);
            const string Baseline = "fifty rows by key, plain ADO";
            yield return new($"list.p50.{installation.Suffix}", pages.P50, "ms", Baseline, alone.P50);
            yield return new($"list.p95.{installation.Suffix}", pages.P95, "ms", Baseline, alone.P95);
            yield return new(
                $"list.per-second.{installation.Suffix}", await Rush.PerSecond(owner, Addresses, RushRequests), "requests/s",
                "GET /health/live over as many connections", await Rush.PerSecond(unknown, ["health/live"], RushRequests));
        }
    }
}
