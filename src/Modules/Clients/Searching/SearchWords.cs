using System.Globalization;

namespace Platform.Clients.Searching;

/// <summary>
/// Cuts text into the words that searching knows: folded, cut at every sign, without apostrophes ("d'Ancona" is dancona).
/// Single letters with dots between them are one word ("v.d. Berg" is vd and berg, "J.P. Jansen" is jp and jansen).
/// </summary>
internal static class SearchWords
{
    public static List<string> Split(ReadOnlySpan<char> text)
    {
        var words = new List<string>();
        var afterInitial = false;
        for (var start = 0; start < text.Length;)
        {
            var length = WordLength(text[start..]);
            var word = Folding.FoldLettersAndDigits(text.Slice(start, length));
            if (word.Length == 1 && afterInitial && text[start - 1] is '.' or '/')
            {
                words[^1] += word;
            }
            else if (word.Length > 0)
            {
                words.Add(word);
                afterInitial = word.Length == 1;
            }

            start += length + 1;
        }

        return words;
    }

    /// <summary>"Anne-Marie" is also looked for as "annemarie".</summary>
    public static IEnumerable<string> WithoutHyphens(string text) =>
        from part in text.Split(' ')
        where part.Contains('-', StringComparison.Ordinal)
        select Folding.FoldLettersAndDigits(part);

    private static int WordLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && IsInWord(text[length]))
        {
            length++;
        }

        return length;
    }

    private static bool IsInWord(char sign) =>
        char.IsLetterOrDigit(sign) || sign is '\'' or '’' || CharUnicodeInfo.GetUnicodeCategory(sign) == UnicodeCategory.NonSpacingMark;
}
