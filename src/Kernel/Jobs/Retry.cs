namespace Platform.Kernel.Jobs;

/// <summary>When to try again: each time three times as late, a fifth to either side, an hour at most.</summary>
internal static class Retry
{
    /// <param name="attempts">How many attempts have failed, from 1.</param>
    public static TimeSpan After(int attempts)
    {
        var seconds = Math.Min(3600, 5 * Math.Pow(3, attempts - 1));
        return TimeSpan.FromSeconds(seconds * (0.8 + 0.4 * Random.Shared.NextDouble()));
    }
}
