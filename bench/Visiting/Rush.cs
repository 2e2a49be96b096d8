using System.Diagnostics;

namespace Platform.Bench.Visiting;

/// <summary>Many requests at the same time, as fast as the host answers. The visitors need processor time of their own too.</summary>
internal static class Rush
{
    private const int Connections = 8;
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Until the compiler of a fresh process has little left to improve: half of the time of its first pages goes there, and it
    /// goes on in the background for seconds.
    /// </summary>
    public static async Task WarmUp(Visitor visitor, IReadOnlyList<string> addresses)
    {
        for (var begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin) < LongEnough;)
        {
            await Send(visitor, addresses, 100);
        }

        await Task.Delay(Rest);
    }

    /// <summary>Requests a second.</summary>
    public static async Task<double> PerSecond(Visitor visitor, IReadOnlyList<string> addresses, int requests)
    {
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
