namespace Platform.Clients.Keeping;

/// <summary>
/// The salon needs what it knows about a client, for a claim or a complaint (GDPR, article 17, 3, e): as long as it is on, nothing about
/// the client goes by itself, and nobody erases the card.
/// </summary>
internal sealed class LegalHold : Versioned
{
    public const int ShortestReason = 5;
    public const int LongestReason = 400;

    /// <summary>The card it was put on; it holds those that were merged with it too.</summary>
    public required Guid ClientId { get; init; }

    public required string Reason { get; init; }

    /// <summary>Who put it on, by the name at the time.</summary>
    public required string Author { get; init; }

    public Guid? AuthorId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>UTC; null while it is on.</summary>
    public DateTime? LiftedAt { get; set; }

    public string? LiftedBy { get; set; }
}
