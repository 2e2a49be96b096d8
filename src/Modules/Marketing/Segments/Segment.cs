namespace Platform.Marketing.Segments;

/// <summary>Clients who have something in common, by a filter: who that is, is found each time it is asked.</summary>
internal sealed class Segment : Versioned
{
    public const int LongestName = 100;

    public required string Name { get; set; }

    /// <summary>A <see cref="SegmentFilter"/> as JSON, with the version of its form.</summary>
    public required string Filter { get; set; }

    public DateTime CreatedAt { get; init; }

    public required string CreatedBy { get; init; }
}
