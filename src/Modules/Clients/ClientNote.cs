namespace Platform.Clients;

/// <summary>Something the salon wants to remember about a client.</summary>
internal sealed class ClientNote : Versioned
{
    public const int LongestText = 4000;

    /// <summary>Of a text of that length in any script, sealed.</summary>
    public const int LongestSealed = 16_384;
    public const int LongestCategory = 40;

    public Guid ClientId { get; init; }

    /// <summary>Sealed when the category is one of health: <see cref="Notes.HealthSeal"/> writes and reads it.</summary>
    public required string Text { get; set; }

    /// <summary>A usual category by its code ("allergy"), or the salon's own word; null for a general note.</summary>
    public string? Category { get; set; }

    /// <summary>The name at the time; people leave, notes stay.</summary>
    public required string Author { get; init; }

    /// <summary>The account or key; null when nobody in person wrote it.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>Who changed it last, by the name at the time.</summary>
    public string? ChangedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? ChangedAt { get; private set; }

    /// <summary>UTC; a deleted note can be brought back for a while.</summary>
    public DateTime? DeletedAt { get; private set; }

    /// <summary>The import that brought it.</summary>
    public Guid? ImportId { get; private set; }

    /// <summary>A note that a file brought.</summary>
    public static ClientNote Imported(Guid clientId, string text, string? category, string source, DateTime now, Guid importId)
        => new() { ClientId = clientId, Text = text, Category = category, Author = source, At = now, ImportId = importId };

    /// <summary>Whoever changes an imported note makes it the salon's own: undoing the import leaves it.</summary>
    public void Change(string text, string? category, string by, DateTime now)
    {
        (Text, Category, ChangedBy, ChangedAt, ImportId) = (text, category, by, now, null);
    }

    /// <summary>Into the bin, or out of it with null.</summary>
    public void MoveToBin(DateTime? at) => DeletedAt = at;
}
