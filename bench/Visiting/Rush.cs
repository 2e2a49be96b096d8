using System.Diagnostics;

namespace Platform.Bench.Visiting;

/// <summary>Many requests at the same time, as fast as the host answers. The visitors need processor time of their own too.</summary>
internal static class Rush
{
    public const int Connections = 8;

    /// <summary>Requests a second over <see cref="Connections"/> connections, after a warm-up of a quarter.</summary>
    public static async Task<double> PerSecond(Visitor visitor, IReadOnlyList<string> addresses, int requests)
    {
        await Send(visitor, addresses, requests / 4);
        var begin = Stopwatch.GetTimestamp();
        await Send(visitor, addresses, requests);
        return requests / Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    private static Task Send(Visitor visitor, IReadOnlyList<string> addresses, int requests)
    {
        var next = 0;
        return Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            for (var mine = Interlocked.Increment(ref next); mine <= requests; mine = Interlocked.Increment(ref next))
            {
                await visitor.Get(addresses[mine % addresses.Count]);
            }
        }));
    }
}
