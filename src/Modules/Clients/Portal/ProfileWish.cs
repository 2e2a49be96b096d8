namespace Platform.Clients.Portal;

/// <summary>
/// One thing that a client wants changed on the own card. The salon says yes or no, so nothing is overwritten unseen by anybody.
/// </summary>
internal sealed class ProfileWish : Versioned
{
    /// <summary>In place of a field: the client wants to be forgotten.</summary>
    public const string Erasure = "Erasure";

    public Guid ClientId { get; init; }

    /// <summary>As the form of the card names it: "Mobile", "Address.Street".</summary>
    public required string Field { get; init; }

    /// <summary>What stood on the card when the client asked.</summary>
    public string? Before { get; init; }

    /// <summary>Null empties the field.</summary>
    public string? Wanted { get; init; }

    public DateTime At { get; init; }

    public DateTime? DecidedAt { get; set; }

    /// <summary>Null while nobody has decided, and when the client asked for something else since.</summary>
    public bool? IsAccepted { get; set; }

    /// <summary>When the salon took more time to answer, and why; the client was told.</summary>
    public DateTime? ExtendedAt { get; set; }

    public string? ExtensionReason { get; set; }

    /// <summary>Until when the client has an answer: a month, and two more where the salon said why (GDPR, article 12, 3).</summary>
    public DateTime DueAt => At.AddMonths(ExtendedAt is null ? 1 : 3);
}
