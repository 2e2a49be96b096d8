using Platform.Kernel.Data;

namespace Platform.Bench.Stage;

/// <summary>What the benchmarks share: an installation a database, with its crowd, made when the first one asks for it.</summary>
internal sealed class Theatre(Crowd crowd) : IAsyncDisposable
{
    private static readonly DatabaseProvider[] Providers = [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql];
    private readonly Dictionary<DatabaseProvider, Installation> installations = [];

    public Crowd Crowd => crowd;

    /// <summary>Each database, its salons filled; one at a time.</summary>
    public async IAsyncEnumerable<Installation> Installations()
    {
        foreach (var provider in Providers)
        {
            if (!installations.TryGetValue(provider, out var installation))
            {
                await Console.Error.WriteLineAsync($"Filling {provider}: {crowd}.");
                installations[provider] = installation = await Installation.Make(provider);
                await crowd.Fill(installation);
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
