namespace Platform.Clients.Words;

/// <summary>The fields of a client in which a salon chooses among words of its own.</summary>
internal enum WordField
{
    Status,
    Gender,

    /// <summary>How the client came to know the salon; other words may be typed too.</summary>
    HeardFrom,

    /// <summary>The group of the client; other words may be typed too.</summary>
    Group,
}

/// <summary>A word that a salon added to those of one field. Clients carry the word itself.</summary>
internal sealed class SalonWord : TenantOwned
{
    public const int Longest = 40;

    public required WordField Field { get; init; }

    public required string Name { get; init; }

    /// <summary>UTC; no longer offered. Clients who carry it keep it.</summary>
    public DateTime? RemovedAt { get; set; }
}
