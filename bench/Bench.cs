using Platform.Bench.Benchmarks;
using Platform.Bench.Chaos;
using Platform.Bench.Figures;
using Platform.Bench.Stage;
using Platform.Kernel.Data;

namespace Platform.Bench;

/// <summary>
/// <c>bench [NAME] [--json] [--full | --small] [--sqlite | --postgresql]</c>: measures what begins with NAME, or everything, on both
/// databases or on one. A goal that is missed is printed and no failure; a benchmark that cannot run is one.
/// </summary>
internal static class Bench
{
    private static readonly IReadOnlyList<IBenchmark> All =
    [
        new StartAndRest(), new ListPage(), new SearchClients(), new CardsAndTwins(), new EventDelay(), new RecordHistory(),
            new ImportRows(), new ExportClients(),
        new SendMails(), new SignIns(),
    ];

    public static async Task<int> Main(string[] args)
    {
        if (args is [EmptyApp.Verb, var address])
        {
            await EmptyApp.Run(address);
            return 0;
        }

        if (args is [KilledCampaigns.Verb, ..])
        {
            return await KilledCampaigns.Run(Wanted(args), args);
        }

        var name = args.FirstOrDefault(word => !word.StartsWith("--", StringComparison.Ordinal)) ?? "";
        var chosen = All.Where(benchmark => benchmark.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (chosen.Count == 0)
        {
            await Console.Error.WriteLineAsync($"There is no '{name}': {string.Join(", ", All.Select(benchmark => benchmark.Name))}.");
            return 1;
        }

        await using var theatre = new Theatre(CrowdOf(args), Wanted(args));
        return await Run(chosen, theatre, new Report(args.Contains("--json")));
    }

    private static Crowd CrowdOf(string[] args) => args.Contains("--full") ? Crowd.Full : args.Contains("--small") ? Crowd.Small : Crowd.Usual;

    /// <summary>Both databases, unless one is named.</summary>
    private static IReadOnlyList<DatabaseProvider> Wanted(string[] args)
    {
        DatabaseProvider[] both = [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql];
        var named = both.Where(provider => args.Contains($"--{provider}", StringComparer.OrdinalIgnoreCase)).ToList();
        return named.Count > 0 ? named : both;
    }

    private static async Task<int> Run(IReadOnlyList<IBenchmark> chosen, Theatre theatre, Report report)
    {
        report.Begin();
        var failures = 0;
        foreach (var benchmark in chosen)
        {
            try
            {
                await foreach (var figure in benchmark.Run(theatre))
                {
                    report.Write(figure);
                }
            }
            catch (Exception failure)
            {
                failures++;
                await Console.Error.WriteLineAsync($"{benchmark.Name} failed: {failure}");
            }
        }

        return failures == 0 ? 0 : 1;
    }
}
