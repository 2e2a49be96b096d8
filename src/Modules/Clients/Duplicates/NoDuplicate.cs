namespace Platform.Clients.Duplicates;

/// <summary>Somebody looked at two cards and said that they are two people; they are never shown as a pair again.</summary>
internal sealed class NoDuplicate : TenantOwned
{
    /// <summary>The smaller id.</summary>
    public required Guid OneId { get; init; }

    public required Guid OtherId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public required string By { get; init; }
}
