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

    /// <summary>Nobody, when nothing is typed that can be looked for.</summary>
    /// <param name="bestFirst">
    /// Whole words before starts of words before what lies inside; then the shortest, which says the least else. Otherwise the order stays.
    /// </param>
    public IReadOnlyList<ClientEntry> In(IReadOnlyList<ClientEntry> clients, bool bestFirst)
    {
        if (terms.Count == 0)
        {
            return [];
        }

        var found = Fitting(clients, IsIn);
        if (found.Count > 0)
        {
            return bestFirst ? Ranked(found, RankIn) : found;
        }

        found = Fitting(clients, IsNearlyIn);
        return bestFirst ? Ranked(found, (term, entry) => term.NearRankIn(entry.SearchName)) : found;
    }

    private List<ClientEntry> Fitting(IReadOnlyList<ClientEntry> clients, Func<SearchTerm, ClientEntry, bool> fits)
    {
        var found = new List<ClientEntry>();
        foreach (var client in clients)
        {
            if (terms.TrueForAll(term => fits(term, client)))
            {
                found.Add(client);
            }
        }

        return found;
    }

    private List<ClientEntry> Ranked(List<ClientEntry> found, Func<SearchTerm, ClientEntry, int> rank) =>
    [
        .. from entry in found
           orderby terms.Aggregate(0, (all, term) => (all * SearchTerm.Ranks) + rank(term, entry)), entry.SearchName.Length, entry.SearchName
           select entry,
    ];

    private bool IsIn(SearchTerm term, ClientEntry entry) => term.IsIn(entry.SearchName)
        || (withContact ? term.IsIn(entry.SearchContact) : term.IsNumberOf(Sight.ShownDigits) && term.EndsAWordOf(entry.SearchContact));

    private bool IsNearlyIn(SearchTerm term, ClientEntry entry) => IsIn(term, entry) || term.NearRankIn(entry.SearchName) < SearchTerm.Ranks;

    private static int RankIn(SearchTerm term, ClientEntry entry) => term.RankIn(entry.SearchName);
}
