using System.Collections.Concurrent;

namespace Platform.Clients.Directory;

/// <summary>The clients of one salon as they were after one change, without those in the bin or merged away. It never changes: the next is a new one.</summary>
internal sealed class ClientIndex
{
    private readonly ClientEntry[] byName;
    private readonly ConcurrentDictionary<string, ClientEntry[]> orders = new();

    private ClientIndex(long change, ClientEntry[] byName) => (Change, this.byName) = (change, byName);

    public static ClientIndex Empty { get; } = new(0, []);

    /// <summary>The number of the last change that it knows; see <see cref="ClientsDb.ChangeCounter"/>.</summary>
    public long Change { get; }

    public int Count => byName.Length;

    /// <param name="sort">As it stands in the address of the list; an unknown one sorts by name.</param>
    public IReadOnlyList<ClientEntry> InOrder(string? sort)
    {
        var comparison = ClientOrder.Of(sort);
        return comparison is null ? byName : orders.GetOrAdd(sort!, _ => Sorted(byName, comparison));
    }

    /// <summary>The salon as it is later.</summary>
    /// <param name="changed">New clients, and those that something changed about.</param>
    /// <param name="gone">Into the bin, or behind another card.</param>
    public ClientIndex After(long change, IEnumerable<ClientEntry> changed, IReadOnlySet<Guid> gone)
    {
        var arrived = Sorted(changed, ClientOrder.ByName);
        var replaced = arrived.Select(entry => entry.Id).Concat(gone).ToHashSet();
        var stayed = replaced.Count == 0 || byName.Length == 0 ? byName : Array.FindAll(byName, entry => !replaced.Contains(entry.Id));
        return new ClientIndex(change, Merged(stayed, arrived));
    }

    private static ClientEntry[] Sorted(IEnumerable<ClientEntry> entries, Comparison<ClientEntry> order)
    {
        ClientEntry[] sorted = [.. entries];
        Array.Sort(sorted, order);
        return sorted;
    }

    /// <summary>Both are sorted by name: much quicker than to sort a large salon anew for each client that is added.</summary>
    private static ClientEntry[] Merged(ClientEntry[] one, ClientEntry[] other)
    {
        var merged = new ClientEntry[one.Length + other.Length];
        for (int i = 0, j = 0; i + j < merged.Length;)
        {
            merged[i + j] = j == other.Length || (i < one.Length && ClientOrder.ByName(one[i], other[j]) < 0) ? one[i++] : other[j++];
        }

        return merged;
    }
}
