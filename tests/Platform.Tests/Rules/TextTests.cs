using System.Text.RegularExpressions;
using System.Xml.Linq;
using Platform.Tests.Support;

namespace Platform.Tests.Rules;

/// <summary>Everything that people read is there in Dutch and in English.</summary>
public sealed partial class TextTests
{
    public static TheoryData<string> Anchors => [.. SourceFiles.All.Where(file => file.Name.EndsWith(".resx", StringComparison.Ordinal)
        && !file.Name.EndsWith(".nl.resx", StringComparison.Ordinal)).Select(file => file.Path[..^".resx".Length])];

    [Theory, MemberData(nameof(Anchors))]
    public void F_39_both_languages_have_every_text_with_the_same_places_to_fill(string anchor)
    {
        var (english, dutch) = (Read($"{anchor}.resx"), Read($"{anchor}.nl.resx"));
        Assert.Equal(english.Keys.Order(), dutch.Keys.Order());
        Assert.All(english, text => Assert.Equal(Places(text.Value), Places(dutch[text.Key])));
        Assert.All(english.Values.Concat(dutch.Values), text => Assert.False(string.IsNullOrWhiteSpace(text)));
    }

    private static Dictionary<string, string> Read(string path) => XDocument.Load(Path.Combine(SourceFiles.Root, path)).Root!
        .Elements("data").ToDictionary(entry => entry.Attribute("name")!.Value, entry => entry.Element("value")?.Value ?? "");

    private static string[] Places(string text) => [.. Place().Matches(text).Select(match => match.Value).Distinct().Order()];

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Place();
}
