using Platform.Clients.Directory;

namespace Platform.Clients.Searching;

/// <summary>
/// Which clients fit what was typed, and which come first; the same for the search field, the list and the API. When nobody fits,
/// one typing error a word is forgiven.
/// </summary>
/// <param name="withContact">Without, an address is not searched, and a telephone by its last four digits only.</param>
internal sealed class TypedSearch(string typed, bool withContact)
{
    private const int MostTerms = 8;

    private readonly List<SearchTerm> terms = [.. SearchTerms.Of(typed).Take(MostTerms).Select(term => new SearchTerm(term))];

    /// <summary>In the order in which they are given; nobody, when nothing is typed that can be looked for.</summary>
    public IReadOnlyList<ClientEntry> In(IReadOnlyList<ClientEntry> clients)
    {
        if (terms.Count == 0)
        {
            return [];
        }

        var found = Fitting(clients, IsIn);
        return found.Count > 0 ? found : Fitting(clients, (term, entry) => IsIn(term, entry) || term.IsNearlyIn(entry.SearchName));
    }

    /// <summary>Whole words before starts of words before what lies inside; then the shortest, which says the least else.</summary>
    public IEnumerable<ClientEntry> BestFirst(IReadOnlyList<ClientEntry> found) => found
        .OrderBy(entry => terms.Aggregate(0, (ranks, term) => (ranks * SearchTerm.Ranks) + term.RankIn(entry.SearchName)))
        .ThenBy(entry => entry.SearchName.Length)
        .ThenBy(entry => entry.SearchName, StringComparer.Ordinal);

    private List<ClientEntry> Fitting(IReadOnlyList<ClientEntry> clients, Func<SearchTerm, ClientEntry, bool> fits)
    {
        var found = new List<ClientEntry>();
        foreach (var client in clients)
        {
            if (FitsAll(client, fits))
            {
                found.Add(client);
            }
        }

        return found;
    }

    private bool FitsAll(ClientEntry client, Func<SearchTerm, ClientEntry, bool> fits)
    {
        foreach (var term in terms)
        {
            if (!fits(term, client))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsIn(SearchTerm term, ClientEntry entry) => term.IsIn(entry.SearchName)
        || (withContact ? term.IsIn(entry.SearchContact) : term.IsNumberOf(Sight.ShownDigits) && term.EndsAWordOf(entry.SearchContact));
}
