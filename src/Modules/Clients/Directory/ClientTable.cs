using System.Runtime.InteropServices;
using Platform.Clients.Searching;

namespace Platform.Clients.Directory;

/// <summary>Clients, each at its place, and at the same places the texts that they are found by.</summary>
internal sealed class ClientTable(int count = 0, int nameSize = 0, int contactSize = 0)
{
    private static readonly Comparer<ClientEntry> NameOrder = Comparer<ClientEntry>.Create(ClientOrder.ByName);

    private readonly List<ClientEntry> entries = new(count);

    public int Count => entries.Count;

    public IReadOnlyList<ClientEntry> Entries => entries;

    /// <summary>The words of each name; see <see cref="SearchText.OfName"/>.</summary>
    public SearchTexts Names { get; } = new(nameSize);

    /// <summary>Address and telephone numbers; not searched for people who may not see them.</summary>
    public SearchTexts Contacts { get; } = new(contactSize);

    /// <summary>Behind those that are there.</summary>
    /// <param name="country">Of the salon; it decides how names sort.</param>
    public ClientEntry Add(IndexedClient client, string country)
    {
        var entry = ClientEntry.Of(client, country);
        entries.Add(entry);
        Names.Add(SearchText.OfName(client.FirstName, client.Infix, client.LastName, client.TypedDisplayName));
        Contacts.Add(SearchText.OfContact(client.Email, client.Phone, client.Mobile));
        return entry;
    }

    /// <summary>The clients of this table, which is sorted by name, and of another one between them. Nothing is read or folded anew.</summary>
    /// <param name="arrived">In any order.</param>
    /// <param name="without">Who is left out of this one.</param>
    public ClientTable With(ClientTable arrived, IReadOnlySet<Guid> without)
    {
        var merged = new ClientTable(Count + arrived.Count, Names.Size + arrived.Names.Size, Contacts.Size + arrived.Contacts.Size);
        var from = 0;
        foreach (var place in Enumerable.Range(0, arrived.Count).OrderBy(place => arrived.entries[place], NameOrder))
        {
            var to = entries.BinarySearch(from, Count - from, arrived.entries[place], NameOrder);
            to = to < 0 ? ~to : to;
            merged.Add(this, from, to, without);
            merged.Add(arrived, place, place + 1);
            from = to;
        }

        merged.Add(this, from, Count, without);
        return merged;
    }

    private void Add(ClientTable other, int from, int to, IReadOnlySet<Guid> without)
    {
        while (from < to)
        {
            var next = other.entries.FindIndex(from, to - from, entry => without.Contains(entry.Id));
            Add(other, from, next < 0 ? to : next);
            from = next < 0 ? to : next + 1;
        }
    }

    private void Add(ClientTable other, int from, int to)
    {
        entries.AddRange(CollectionsMarshal.AsSpan(other.entries)[from..to]);
        Names.Add(other.Names, from, to);
        Contacts.Add(other.Contacts, from, to);
    }
}
