namespace Platform.History;

/// <summary>Why the salon may keep the recording of a call (GDPR, article 6).</summary>
public enum RecordingBasis
{
    /// <summary>The client agreed to it.</summary>
    Consent,
    /// <summary>It is needed for what was agreed with the client.</summary>
    Agreement,
    /// <summary>The salon has an interest that weighs more.</summary>
    Interest,
}

/// <summary>A file that belongs to an action or to a message. What it is was read from its content, not from its name.</summary>
internal sealed class Document : TenantOwned
{
    public const int LongestName = 120;

    public required Guid ClientId { get; init; }

    /// <summary>The action or the message.</summary>
    public required Guid SubjectId { get; init; }

    public required string FileName { get; init; }

    public required string ContentType { get; init; }

    /// <summary>In bytes.</summary>
    public required long Size { get; init; }

    /// <summary>In the file store.</summary>
    public required string Key { get; init; }

    /// <summary>Who brought it, by the name at the time; empty for the client.</summary>
    public required string Author { get; init; }

    public Guid? AuthorId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Only of a recorded call.</summary>
    public RecordingBasis? Basis { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? RemovedAt { get; set; }

    public bool IsSound => ContentType.StartsWith("audio/", StringComparison.Ordinal);
}
