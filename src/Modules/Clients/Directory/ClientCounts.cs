using System.Collections.Concurrent;

namespace Platform.Clients.Directory;

/// <summary>
/// How many clients a filter finds, remembered for a moment: counting 50,000 rows for every page would cost more than the page.
/// A count is at most two seconds old, and forgotten at once when this node registers or deletes somebody.
/// </summary>
internal sealed class ClientCounts(TimeProvider clock)
{
    private const int MostCounts = 10_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<(int Tenant, string Filter), Counted> counts = new();

    public async Task<int> Of(int tenantId, string filter, Func<Task<int>> count)
    {
        var key = (tenantId, filter);
        var now = clock.GetUtcNow();
        var isKnown = counts.TryGetValue(key, out var known);

        // Of many requests that find an old count one counts again; the others take the old one meanwhile.
        if (isKnown && (now - known.At < Fresh || !counts.TryUpdate(key, known with { At = now }, known)))
        {
            return known.Count;
        }

        var fresh = new Counted(await count(), now);
        if (counts.Count >= MostCounts)
        {
            counts.Clear();
        }

        counts[key] = fresh;
        return fresh.Count;
    }

    public void Forget(int tenantId)
    {
        foreach (var key in counts.Keys.Where(key => key.Tenant == tenantId))
        {
            counts.TryRemove(key, out _);
        }
    }

    private readonly record struct Counted(int Count, DateTimeOffset At);
}
