using System.Collections.Concurrent;

namespace Platform.Clients.Directory;

/// <summary>The clients of one salon as they were after one change, without those in the bin or merged away. It never changes: the next is a new one.</summary>
internal sealed class ClientIndex
{
    private readonly ConcurrentDictionary<string, ClientEntry[]> orders = new();

    private ClientIndex(long change, ClientTable byName) => (Change, ByName) = (change, byName);

    public static ClientIndex Empty { get; } = new(0, new ClientTable());

    /// <summary>The number of the last change that it knows; see <see cref="ClientsDb.ChangeCounter"/>.</summary>
    public long Change { get; }

    public ClientTable ByName { get; }

    /// <param name="sort">As it stands in the address of the list; an unknown one sorts by name.</param>
    public IReadOnlyList<ClientEntry> InOrder(string? sort) => ClientOrder.Of(sort) is { } comparison
        ? orders.GetOrAdd(sort!, _ => [.. ByName.Entries.Order(Comparer<ClientEntry>.Create(comparison))])
        : ByName.Entries;

    /// <summary>The salon as it is later.</summary>
    /// <param name="changed">New clients, and those that something changed about, in any order.</param>
    /// <param name="gone">Into the bin, or behind another card.</param>
    public ClientIndex After(long change, ClientTable changed, IReadOnlySet<Guid> gone)
    {
        var replaced = changed.Entries.Select(entry => entry.Id).Concat(gone).ToHashSet();
        return new ClientIndex(change, ByName.With(changed, without: replaced));
    }
}
