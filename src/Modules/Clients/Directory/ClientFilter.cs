using Microsoft.AspNetCore.Mvc;

namespace Platform.Clients.Directory;

/// <summary>
/// Which clients a list shows and in which order, as it stands in the address of the page and of the API. Conditions are joined by "and".
/// </summary>
/// <param name="Q">What was typed into the search field.</param>
/// <param name="Postcode">The start of one is enough.</param>
/// <param name="Missing">"phone", "email", or "contact" for both: cards that want to be completed.</param>
/// <param name="UtmSource">Which source brought the client; utm_medium and utm_campaign likewise.</param>
/// <param name="GroupId">One of the salon's groups; <paramref name="Group"/> any group by its name.</param>
/// <param name="Occupation">A part of it is enough, as with education.</param>
/// <param name="Sort">"name", "email", "phone", "login", "created" and the like (<see cref="ClientOrder"/>), with "-" in front for the other way round.</param>
/// <param name="Columns">What the page shows beside the name; none for the usual ones.</param>
public sealed record ClientFilter(
    string? Q = null, string? Label = null, string? List = null, string? Region = null, string? City = null, string? Postcode = null,
    string? Language = null, string? Status = null, string? Login = null, string? Missing = null, Guid? AssignedStaffId = null, string? UtmSource = null,
    string? UtmMedium = null, string? UtmCampaign = null, Guid? GroupId = null, string? Group = null, string? Occupation = null,
        string? Education = null,
    string? Sort = null, [FromQuery] string[]? Columns = null, int? Page = null, int? PageSize = null)
{
    internal const string UsualSort = "name";

    /// <summary>Always the first condition: what fits it is found in the whole salon at once.</summary>
    internal const string Typed = "q";

    /// <summary>By the campaign that brought the client.</summary>
    internal static readonly string[] CameFrom = ["utmSource", "utmMedium", "utmCampaign"];

    /// <summary>By the member of staff who usually serves the client.</summary>
    internal const string Assigned = "assignedStaffId";

    /// <summary>By one of the salon's groups.</summary>
    internal const string InGroup = "groupId";

    /// <summary>The conditions that are set, by their name in the address.</summary>
    internal IEnumerable<(string Name, string Value)> Conditions =>
        from condition in new (string Name, string? Value)[]
        {
            (Typed, Q), ("label", Label), ("list", List), ("region", Region), ("city", City), ("postcode", Postcode), ("language", Language),
            ("status", Status), ("login", Login), ("missing", Missing), (Assigned, AssignedStaffId?.ToString()),
            (CameFrom[0], UtmSource), (CameFrom[1], UtmMedium), (CameFrom[2], UtmCampaign),
            (InGroup, GroupId?.ToString()), ("group", Group), ("occupation", Occupation), ("education", Education),
        }
        where !string.IsNullOrWhiteSpace(condition.Value)
        select (condition.Name, condition.Value!.Trim());

    /// <summary>The query of an address with this filter, its columns and an order, without a page.</summary>
    internal string ToQuery(string? sort, string? without = null)
    {
        var kept = Conditions.Where(condition => condition.Name != without);
        var all = string.IsNullOrEmpty(sort) ? kept : kept.Append((Name: "sort", Value: sort));
        all = all.Concat((Columns ?? []).Select(column => (Name: "columns", Value: column)));
        return QueryString.Create(all.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value))).ToUriComponent();
    }
}
