using System.Collections;
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

    /// <summary>Their places, in order; none, when nothing is typed that can be looked for.</summary>
    public List<int> In(ClientTable clients)
    {
        if (terms.Count == 0)
        {
            return [];
        }

        var hits = terms.ConvertAll(term => Hits(term, clients));
        var found = All(hits);
        if (!found.HasAnySet() && terms.Zip(hits).All(pair => pair.First.Forgives || pair.Second.HasAnySet()))
        {
            found = All(terms.Zip(hits, (term, exact) => term.Forgives ? exact.Or(term.NearlyIn(clients.Names)) : exact));
        }

        return [.. Enumerable.Range(0, clients.Count).Where(place => found[place])];
    }

    /// <summary>Whole words before starts of words before what lies inside; then the shortest name, which says the least else.</summary>
    public IEnumerable<int> BestFirst(IEnumerable<int> found, ClientTable clients) => found
        .OrderBy(place => terms.Aggregate(0, (ranks, term) => (ranks * SearchTerm.Ranks) + term.RankIn(clients.Names[place])))
        .ThenBy(place => clients.Names[place].Length);

    private static BitArray All(IEnumerable<BitArray> hits) => hits.Aggregate((BitArray?)null, (all, one) => all?.And(one) ?? new BitArray(one))!;

    private BitArray Hits(SearchTerm term, ClientTable clients)
    {
        var hits = term.In(clients.Names);
        return withContact ? hits.Or(term.In(clients.Contacts))
            : term.IsNumberOf(Sight.ShownDigits) ? hits.Or(term.AtAnEndIn(clients.Contacts))
            : hits;
    }
}
