using System.Diagnostics;
using Platform.Kernel.Data;

namespace Platform.Bench.Stage;

/// <summary>What the benchmarks share: an installation a database, with its crowd, made when the first one asks for it.</summary>
/// <param name="providers">The databases to measure on.</param>
internal sealed class Theatre(Crowd crowd, IReadOnlyList<DatabaseProvider> providers) : IAsyncDisposable
{
    private readonly Dictionary<DatabaseProvider, Installation> installations = [];

    /// <summary>Each database, its salons filled; one at a time.</summary>
    public async IAsyncEnumerable<Installation> Installations()
    {
        foreach (var provider in providers)
        {
            if (!installations.TryGetValue(provider, out var installation))
            {
                await Console.Error.WriteLineAsync($"Filling {provider}: {crowd}.");
                installations[provider] = installation = await Installation.Make(provider);
                var begin = Stopwatch.GetTimestamp();
                await crowd.Fill(installation);
                await Console.Error.WriteLineAsync($"Filled in {Stopwatch.GetElapsedTime(begin).TotalSeconds:0} s.");
            }

            yield return installation;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var installation in installations.Values)
        {
            await installation.DisposeAsync();
        }
    }
}
