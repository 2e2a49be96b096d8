namespace Platform.Clients.Searching;

/// <summary>
/// Which clients fit what was typed, and which come first; the same for the search field, the list and the API. Only the two search
/// columns are looked at, so that the database reads one index and no rows.
/// </summary>
internal static class ClientMatching
{
    private const int MostTerms = 8;

    /// <param name="typed">As a person typed it; percent signs and underscores are signs like any other.</param>
    /// <param name="sight">Without contact data in sight an address is not searched, and a telephone by its last four digits only.</param>
    public static IQueryable<Client> Matching(this IQueryable<Client> clients, string typed, Sight sight)
    {
        var terms = TermsOf(typed);
        return terms.Count == 0
            ? clients.Where(_ => false)
            : terms.Aggregate(clients, (found, term) => Matching(found, term, sight.IsFull));
    }

    /// <summary>Whole words before starts of words before what lies inside; then the shortest, which says the least else.</summary>
    public static IOrderedQueryable<Client> BestFirst(this IQueryable<Client> clients, string typed)
    {
        var ranked = clients.OrderBy(_ => 0);
        foreach (var term in TermsOf(typed))
        {
            var (word, start, end) = ($" {term} ", $" {term}", $" {term}");
            ranked = ranked.ThenBy(client =>
                client.SearchName.Contains(word) || client.SearchName.EndsWith(end) ? 0 : client.SearchName.Contains(start) ? 1 : 2);
        }

        return ranked.ThenBy(client => client.SearchName.Length).ThenBy(client => client.SearchName).ThenBy(client => client.Id);
    }

    private static List<string> TermsOf(string typed) => [.. SearchTerms.Of(typed).Take(MostTerms)];

    private static IQueryable<Client> Matching(IQueryable<Client> clients, string term, bool withContact)
    {
        if (withContact)
        {
            return clients.Where(client => client.SearchName.Contains(term) || client.SearchContact.Contains(term));
        }

        if (term.Length != Sight.ShownDigits || !term.All(char.IsAsciiDigit))
        {
            return clients.Where(client => client.SearchName.Contains(term));
        }

        var atEnd = $"{term} ";
        return clients.Where(client =>
            client.SearchName.Contains(term) || client.SearchContact.Contains(atEnd) || client.SearchContact.EndsWith(term));
    }
}
