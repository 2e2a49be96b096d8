namespace Platform.Clients;

/// <summary>Something the salon wants to remember about a client.</summary>
internal sealed class ClientNote : TenantOwned
{
    public const int LongestText = 4000;
    public const int LongestCategory = 40;

    public Guid ClientId { get; init; }

    public required string Text { get; set; }

    /// <summary>The salon's own word: "kleur", "allergie"; null for a plain note.</summary>
    public string? Category { get; set; }

    /// <summary>The name at the time; people leave, notes stay.</summary>
    public required string Author { get; init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>The import that brought it.</summary>
    public Guid? ImportId { get; init; }
}
