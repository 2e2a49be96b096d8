using System.Collections.Frozen;

namespace Platform.Clients.Searching;

/// <summary>
/// One surname, many spellings: "van den Berg", "v.d. Berg", "vd Berg", "Vandenberg". Both the stored text and what is typed are
/// brought to the short form (vdberg), so that every spelling finds every other.
/// </summary>
internal static class InfixForms
{
    private const int ShortestCore = 3;

    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        "van", "v", "vd", "de", "den", "der", "het", "t", "ter", "ten", "te", "in", "op", "aan", "uit", "bij", "onder", "over", "voor",
        "von", "zu", "el", "al", "la", "le", "les", "du", "da", "del", "di", "do", "dos");

    private static readonly string[] WrittenOn = ["vanden", "vander", "vande"];

    /// <summary>How many words from <paramref name="start"/> are infix words.</summary>
    public static int RunLength(List<string> words, int start)
    {
        var length = 0;
        while (start + length < words.Count && Words.Contains(words[start + length]))
        {
            length++;
        }

        return length;
    }

    /// <summary>"van den" is vd, "van 't" and "van het" are vt, "v.d." is vd.</summary>
    public static string Abbreviate(IEnumerable<string> run) => string.Concat(run.Select(word => word switch
    {
        "vd" => "vd",
        "het" => "t",
        _ => word[..1],
    }));

    /// <summary>"vandenberg" is vdberg; null for a word without an infix written onto it.</summary>
    public static string? Abbreviated(string word)
    {
        var infix = Array.Find(WrittenOn, start => word.StartsWith(start, StringComparison.Ordinal));
        return infix is null || word.Length < infix.Length + ShortestCore ? null : string.Concat("vd", word.AsSpan(infix.Length));
    }
}
