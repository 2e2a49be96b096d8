using System.Diagnostics;

namespace Platform.Bench.Figures;

/// <summary>How long the same thing took, many times, in milliseconds.</summary>
internal sealed class Timings
{
    private readonly List<double> sorted;

    public Timings(IEnumerable<double> milliseconds) => sorted = [.. milliseconds.Order()];

    public double P50 => At(0.50);

    public double P95 => At(0.95);

    /// <summary>One after the other.</summary>
    public static async Task<Timings> Of<T>(IReadOnlyList<T> things, Func<T, Task> doIt)
    {
        var times = new List<double>(things.Count);
        foreach (var thing in things)
        {
            var begin = Stopwatch.GetTimestamp();
            await doIt(thing);
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        return new Timings(times);
    }

    private double At(double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
}
