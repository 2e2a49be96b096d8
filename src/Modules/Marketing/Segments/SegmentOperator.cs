using System.Text.Json;
using Platform.Contracts.Clients;

namespace Platform.Marketing.Segments;

/// <summary>How a condition asks: a test of the field, or its opposite.</summary>
/// <param name="Name">As programs write it: "is", "isNot", "inMonth".</param>
internal sealed record SegmentOperator(string Name, TraitTest Test, bool IsNot)
{
    /// <summary>The tests that people also ask the other way round. Of the others a group of "none" says it.</summary>
    private static readonly Dictionary<TraitTest, string> Opposites = new()
    {
        [TraitTest.Is] = "isNot", [TraitTest.Starts] = "startsNot", [TraitTest.Unknown] = "known",
    };

    private static readonly SegmentOperator[] Everyone =
    [
        .. Enum.GetValues<TraitTest>().SelectMany<TraitTest, SegmentOperator>(test => Opposites.TryGetValue(test, out var opposite)
            ? [new(NameOf(test), test, false), new(opposite, test, true)] : [new(NameOf(test), test, false)]),
    ];

    public static IEnumerable<string> Names => Everyone.Select(one => one.Name);

    public bool HasValue => Test != TraitTest.Unknown;

    /// <summary>Days, months and years are counted, whatever else the field holds.</summary>
    public bool IsNumber => Test is TraitTest.Coming or TraitTest.Past or TraitTest.InMonth or TraitTest.AtLeast or TraitTest.AtMost;

    public static SegmentOperator? Find(string? name) => Array.Find(Everyone, one => one.Name == name);

    public static IEnumerable<SegmentOperator> Of(TraitField field) => Everyone.Where(one => field.Tests.Contains(one.Test));

    private static string NameOf(TraitTest test) => JsonNamingPolicy.CamelCase.ConvertName(test.ToString());
}
