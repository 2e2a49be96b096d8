using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Marketing.Segments;

/// <summary>
/// A condition, or a group of them. A group has <see cref="Match"/> and <see cref="Conditions"/>; a condition has a field, an operator and
/// mostly a value.
/// </summary>
public sealed class SegmentFilter
{
    public const string All = "all";
    public const string Any = "any";
    public const string None = "none";

    /// <summary>How deep groups may stand in one another, the outermost counted.</summary>
    internal const int Deepest = 3;

    internal const int MostConditions = 50;

    /// <summary>Raised when what is stored means something else than before.</summary>
    private const int Form = 1;

    private static readonly JsonSerializerOptions Json
        = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static IReadOnlyList<string> Matches { get; } = [All, Any, None];

    /// <summary>One of <see cref="Matches"/>; null for a condition.</summary>
    public string? Match { get; set; }

    public List<SegmentFilter?>? Conditions { get; set; }

    /// <summary>"city", "label", "own.hair".</summary>
    public string? Field { get; set; }

    /// <summary>One of <see cref="SegmentOperator.Names"/>.</summary>
    public string? Operator { get; set; }

    public string? Value { get; set; }

    [JsonIgnore]
    public bool IsGroup => Match is not null || Conditions is not null;

    [JsonIgnore]
    internal IReadOnlyList<SegmentFilter> Parts => [.. (Conditions ?? []).OfType<SegmentFilter>()];

    internal static SegmentFilter Of(Segment segment) => Read(segment.Filter);

    internal static string Write(SegmentFilter filter) => JsonSerializer.Serialize(new Stored(Form, filter), Json);

    internal static SegmentFilter Read(string written) => JsonSerializer.Deserialize<Stored>(written, Json)!.Filter;

    private sealed record Stored(int Form, SegmentFilter Filter);
}
