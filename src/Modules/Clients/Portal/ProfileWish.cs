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
}
