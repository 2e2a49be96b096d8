namespace Platform.Clients.Directory;

/// <summary>
/// A list of clients that somebody comes back to: filter, order and columns under a name. What was typed into the search field is not
/// kept: it names people.
/// </summary>
internal sealed class SavedView : TenantOwned
{
    public const int LongestName = 60;
    public const int LongestQuery = 2000;

    public required string Name { get; init; }

    /// <summary>As <see cref="ClientFilter.ToQuery"/> writes it: "?status=lead&amp;sort=-created".</summary>
    public required string Query { get; set; }

    /// <summary>The member of staff who made it.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>Everybody of the salon sees it.</summary>
    public bool IsShared { get; set; }
}
