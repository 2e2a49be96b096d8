using System.Collections;
using System.Text;

namespace Platform.Clients.Searching;

/// <summary>A term of what was typed, looked for in <see cref="SearchTexts"/>.</summary>
internal sealed class SearchTerm(string text)
{
    /// <summary>How many ranks there are; the first, 0, fits best.</summary>
    public const int Ranks = 6;

    private const int Inside = 2;

    /// <summary>What is nearly a whole word; nearly the start of one is one more.</summary>
    private const int Near = 3;
    private const int Elsewhere = Ranks - 1;

    /// <summary>Shorter words have too many neighbours.</summary>
    private const int ShortestWithTypo = 4;

    private readonly byte[] part = Encoding.UTF8.GetBytes(text);
    private readonly byte[] start = Encoding.UTF8.GetBytes($" {text}");
    private readonly byte[] word = Encoding.UTF8.GetBytes($" {text} ");
    private readonly byte[] end = Encoding.UTF8.GetBytes($"{text} ");

    /// <summary>Whether it may be typed with an error: numbers and addresses may not.</summary>
    public bool Forgives { get; } = text.Length >= ShortestWithTypo && text.All(char.IsLetter);

    public bool IsNumberOf(int digits) => text.Length == digits && text.All(char.IsAsciiDigit);

    public BitArray In(SearchTexts texts) => texts.Containing(part);

    /// <summary>Where a word ends with it.</summary>
    public BitArray AtAnEndIn(SearchTexts texts) => texts.Containing(end);

    /// <summary>Where a word, or the start of one, is this term with a typing error.</summary>
    public BitArray NearlyIn(SearchTexts texts)
    {
        var places = new BitArray(texts.Count);
        for (var place = 0; place < texts.Count; place++)
        {
            places[place] = NearRankIn(texts[place]) < Elsewhere;
        }

        return places;
    }

    /// <summary>A whole word, the start of one, something inside; then the same with a typing error.</summary>
    public int RankIn(ReadOnlySpan<byte> words)
    {
        if (words.IndexOf(part) < 0)
        {
            return Forgives ? NearRankIn(words) : Elsewhere;
        }

        return words.IndexOf(word) >= 0 ? 0 : words.IndexOf(start) >= 0 ? 1 : Inside;
    }

    private int NearRankIn(ReadOnlySpan<byte> words)
    {
        var best = Elsewhere;
        while (!words.IsEmpty)
        {
            var length = words.IndexOf((byte)' ');
            best = Typo.LettersAfter(part, words[..length]) switch
            {
                0 => Near,
                null => best,
                _ => Math.Min(best, Near + 1),
            };
            words = words[(length + 1)..];
        }

        return best;
    }
}
