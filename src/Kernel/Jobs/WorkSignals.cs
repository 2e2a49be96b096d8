namespace Platform.Kernel.Jobs;

/// <summary>Wakes the workers of this process after a commit, so that nobody waits for the next poll.</summary>
public sealed class WorkSignals
{
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
