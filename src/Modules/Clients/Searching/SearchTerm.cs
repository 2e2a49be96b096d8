namespace Platform.Clients.Searching;

/// <summary>A term of what was typed, looked for in texts whose words stand behind a space each: <see cref="SearchText"/>.</summary>
internal sealed class SearchTerm(string text)
{
    /// <summary>How many ranks there are; the first, 0, fits best.</summary>
    public const int Ranks = 3;

    /// <summary>Shorter words have too many neighbours.</summary>
    private const int ShortestWithTypo = 4;

    private readonly string start = $" {text}";
    private readonly string word = $" {text} ";
    private readonly string end = $"{text} ";
    private readonly bool forgives = text.Length >= ShortestWithTypo && text.All(char.IsLetter);

    public bool IsIn(string words) => words.Contains(text, StringComparison.Ordinal);

    public bool IsNumberOf(int digits) => text.Length == digits && text.All(char.IsAsciiDigit);

    public bool EndsAWordOf(string words) => words.EndsWith(text, StringComparison.Ordinal) || words.Contains(end, StringComparison.Ordinal);

    /// <summary>A whole word, the start of one, or something inside.</summary>
    public int RankIn(string words)
        => words.Contains(word, StringComparison.Ordinal) || words.EndsWith(start, StringComparison.Ordinal) ? 0
            : words.Contains(start, StringComparison.Ordinal) ? 1 : 2;

    /// <summary>With one typing error: a whole word, the start of one, or the term as it is. <see cref="Ranks"/> when none fits.</summary>
    public int NearRankIn(string words)
    {
        var best = IsIn(words) ? 2 : Ranks;
        if (!forgives)
        {
            return best;
        }

        foreach (var range in words.AsSpan().Split(' '))
        {
            var candidate = words.AsSpan(range);
            if (candidate.Length >= text.Length - 1)
            {
                best = Math.Min(best, Typo.Separates(text, candidate) ? 0 : IsNearlyTheStartOf(candidate) ? 1 : Ranks);
            }
        }

        return best;
    }

    private bool IsNearlyTheStartOf(ReadOnlySpan<char> candidate)
    {
        for (var length = text.Length - 1; length <= Math.Min(text.Length + 1, candidate.Length); length++)
        {
            if (Typo.Separates(text, candidate[..length]))
            {
                return true;
            }
        }

        return false;
    }
}
