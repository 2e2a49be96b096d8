using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Platform.Kernel.Jobs;

/// <summary>
/// A loop that works on one queue: round after round while there is work, then asleep until a commit wakes it or a second has
/// passed. An exception ends the round, never the loop; health reads <see cref="LastBeat"/>.
/// </summary>
public abstract class QueueWorker(WorkSignals signals, TimeProvider clock, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim sleeper = signals.Sleeper();

    /// <summary>This moment, UTC.</summary>
    protected DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>When the loop last came round, UTC; null before it has started.</summary>
    public DateTime? LastBeat { get; private set; }

    /// <summary>Comes <see cref="WorkSignals.TimeToEnd"/> after the stop: whatever is under way then is handed back, or its lease would be stuck.</summary>
    protected CancellationToken Late { get; private set; }

    /// <summary>Shows that the loop lives; long work says so while it goes on.</summary>
    protected void Beat() => LastBeat = Now;

    /// <summary>Takes and does some work; returns how many pieces. Zero means: nothing is due.</summary>
    protected abstract Task<int> Round(CancellationToken stopping);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var late = new CancellationTokenSource();
        using var stop = stoppingToken.Register(() => late.CancelAfter(signals.TimeToEnd));
        Late = late.Token;
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            Beat();
            try
            {
                var done = await Round(stoppingToken);
                failures = 0;
                if (done == 0)
                {
                    await sleeper.WaitAsync(Poll, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                failures++;
                logger.LogError("{Worker} failed a round: {Failure}", GetType().Name, SafeText.Of(failure));
                var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, failures)));
                await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Works until nothing is due, in the caller's own time; returns how many pieces were done.</summary>
    public async Task<int> Drain(CancellationToken cancellationToken = default)
    {
        var total = 0;
        for (var done = await Round(cancellationToken); done > 0; done = await Round(cancellationToken))
        {
            total += done;
        }

        return total;
    }
}
