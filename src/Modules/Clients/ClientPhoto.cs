namespace Platform.Clients;

/// <summary>What a photo is for.</summary>
public enum PhotoKind
{
    /// <summary>The client's face, on the card and wherever the name stands; not in the gallery.</summary>
    Avatar,
    /// <summary>What the client would like.</summary>
    Inspiration,
    /// <summary>What was made of it.</summary>
    Result,
}

/// <summary>A photo of a client, or of what the client would like. It never changes: another one takes its place.</summary>
internal sealed class ClientPhoto : TenantOwned
{
    public const int LongestCaption = 200;

    public Guid ClientId { get; init; }

    public PhotoKind Kind { get; init; }

    /// <summary>The note that it belongs to and stands with; null for one by itself.</summary>
    public Guid? NoteId { get; init; }

    /// <summary>The day it belongs to, in the salon.</summary>
    public DateOnly Day { get; init; }

    /// <summary>One line about it.</summary>
    public string? Caption { get; init; }

    /// <summary>Who added it, by the name at the time.</summary>
    public required string Author { get; init; }

    /// <summary>The account or key; null when nobody in person added it.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>Not for use outside the salon: that needs a consent of the client for this photo, which nothing asks for yet.</summary>
    public bool IsInternal { get; init; } = true;

    /// <summary>In the file store; see <see cref="Platform.Kernel.Files.KeptPicture"/>.</summary>
    public required string SmallKey { get; init; }

    /// <summary>In the file store.</summary>
    public required string LargeKey { get; init; }

    /// <summary>UTC; a removed photo can be brought back for a while.</summary>
    public DateTime? RemovedAt { get; set; }
}
