namespace Platform.Clients.Erasing;

/// <summary>
/// That a client was erased, without who it was: the salon can show that it was done, and after a backup was restored it is done again.
/// </summary>
internal sealed class Erasure : TenantOwned
{
    /// <summary>The card.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>The card, and those that stood behind it.</summary>
    public required Guid[] CardIds { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who did it, by the name of that day.</summary>
    public required string By { get; init; }

    /// <summary>UTC; null while other modules still have something.</summary>
    public DateTime? EndedAt { get; set; }
}
