namespace Platform.Kernel.Jobs;

/// <summary>Wakes the workers of this process after a commit, so that nobody waits for the next poll; and calls them off at a stop.</summary>
public sealed class WorkSignals
{
    /// <summary>How long what is under way at a stop may go on before it is handed back.</summary>
    public TimeSpan TimeToEnd { get; init; } = TimeSpan.FromSeconds(10);

    private readonly List<SemaphoreSlim> sleepers = [];

    internal SemaphoreSlim Sleeper()
    {
        var sleeper = new SemaphoreSlim(0, 1);
        lock (sleepers)
        {
            sleepers.Add(sleeper);
        }

        return sleeper;
    }

    public void WakeAll()
    {
        lock (sleepers)
        {
            foreach (var sleeper in sleepers.Where(s => s.CurrentCount == 0))
            {
                sleeper.Release();
            }
        }
    }
}
