using Platform.Clients.Searching;
using Platform.Contracts.Access;

namespace Platform.Clients.Directory;

/// <summary>
/// Which clients a list shows and in which order, as it stands in the address of the page and of the API. Conditions are joined by "and".
/// </summary>
/// <param name="Q">What was typed into the search field.</param>
/// <param name="Postcode">The start of one is enough.</param>
/// <param name="Sort">"name", "email", "phone", "login", "created", with "-" in front for the other way round.</param>
public sealed record ClientFilter(
    string? Q = null, string? Label = null, string? List = null, string? Region = null, string? City = null, string? Postcode = null,
    string? Language = null, string? Status = null, string? Login = null, string? Sort = null, int? Page = null, int? PageSize = null)
{
    internal const string UsualSort = "name";

    /// <summary>The conditions that are set, by their name in the address.</summary>
    internal IEnumerable<(string Name, string Value)> Conditions =>
        from condition in new (string Name, string? Value)[]
        {
            ("q", Q), ("label", Label), ("list", List), ("region", Region), ("city", City), ("postcode", Postcode), ("language", Language),
            ("status", Status), ("login", Login),
        }
        where !string.IsNullOrWhiteSpace(condition.Value)
        select (condition.Name, condition.Value!.Trim());

    /// <summary>Equal for filters that find the same clients.</summary>
    internal string Key => string.Join('\n', Conditions.Select(condition => $"{condition.Name}={condition.Value}"));

    /// <summary>The query of an address with this filter and its order, without a page.</summary>
    internal string ToQuery(string? sort, string? without = null)
    {
        var kept = Conditions.Where(condition => condition.Name != without);
        var all = string.IsNullOrEmpty(sort) ? kept : kept.Append((Name: "sort", Value: sort));
        return QueryString.Create(all.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value))).ToUriComponent();
    }

    internal IQueryable<Client> Choose(ClientsDb db, Sight sight)
        => Conditions.Aggregate((IQueryable<Client>)db.Clients, (clients, condition) => condition.Name switch
        {
            "q" => clients.Matching(condition.Value, sight),
            "label" or "list" => Tagged(clients, db, condition.Value),
            "region" => InRegion(clients, Client.PlaceKey(condition.Value)),
            "city" => InCity(clients, Client.PlaceKey(condition.Value)),
            "postcode" => InPostcode(clients, condition.Value),
            "language" => clients.Where(client => client.Language == condition.Value),
            "status" => clients.Where(client => client.Status == condition.Value),
            _ => WithLogin(clients, condition.Value),
        });

    internal IOrderedQueryable<Client> Order(IQueryable<Client> clients) => Sort switch
    {
        null or "" when Q is { } typed => clients.BestFirst(typed),
        "-name" => clients.OrderByDescending(client => client.SortName).ThenByDescending(client => client.Id),
        "email" => clients.OrderBy(client => client.EmailKey == null).ThenBy(client => client.EmailKey).ThenBy(client => client.Id),
        "-email" => clients.OrderByDescending(client => client.EmailKey).ThenByDescending(client => client.Id),
        "phone" => clients.OrderBy(client => (client.Mobile ?? client.Phone) == null).ThenBy(client => client.Mobile ?? client.Phone)
            .ThenBy(client => client.Id),
        "-phone" => clients.OrderByDescending(client => client.Mobile ?? client.Phone).ThenByDescending(client => client.Id),
        "login" => clients.OrderBy(client => client.Login).ThenBy(client => client.SortName).ThenBy(client => client.Id),
        "-login" => clients.OrderByDescending(client => client.Login).ThenByDescending(client => client.SortName)
            .ThenByDescending(client => client.Id),
        "created" => clients.OrderBy(client => client.CreatedAt).ThenBy(client => client.Id),
        "-created" => clients.OrderByDescending(client => client.CreatedAt).ThenByDescending(client => client.Id),
        _ => clients.OrderBy(client => client.SortName).ThenBy(client => client.Id),
    };

    private static IQueryable<Client> Tagged(IQueryable<Client> clients, ClientsDb db, string id)
        => Guid.TryParse(id, out var tag)
            ? clients.Where(client => db.ClientTags.Any(carried => carried.TagId == tag && carried.ClientId == client.Id))
            : clients.Where(_ => false);

    private static IQueryable<Client> InRegion(IQueryable<Client> clients, string? key) => clients.Where(client => client.RegionKey == key);

    private static IQueryable<Client> InCity(IQueryable<Client> clients, string? key) => clients.Where(client => client.CityKey == key);

    /// <summary>"1234ab" looks like "1234 AB" in the books.</summary>
    private static IQueryable<Client> InPostcode(IQueryable<Client> clients, string typed)
    {
        var start = typed.ToUpperInvariant();
        start = start.Length > 4 && char.IsAsciiDigit(start[3]) && char.IsAsciiLetter(start[4]) ? start.Insert(4, " ") : start;
        return clients.Where(client => client.Postcode!.StartsWith(start));
    }

    private static IQueryable<Client> WithLogin(IQueryable<Client> clients, string code)
        => Enum.TryParse<LoginState>(code, ignoreCase: true, out var login) && !char.IsAsciiDigit(code[0])
            ? clients.Where(client => client.Login == login)
            : clients.Where(_ => false);
}
