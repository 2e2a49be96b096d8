namespace Platform.Clients.Searching;

/// <summary>A term of what was typed, looked for in texts whose words stand behind a space each: <see cref="SearchText"/>.</summary>
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

    private readonly string start = $" {text}";
    private readonly string word = $" {text} ";
    private readonly string end = $"{text} ";
    private readonly bool forgives = text.Length >= ShortestWithTypo && text.All(char.IsLetter);

    public bool IsIn(string words) => words.Contains(text, StringComparison.Ordinal);

    public bool IsNearlyIn(string words) => forgives && NearRankIn(words) < Elsewhere;

    public bool IsNumberOf(int digits) => text.Length == digits && text.All(char.IsAsciiDigit);

    public bool EndsAWordOf(string words) => words.EndsWith(text, StringComparison.Ordinal) || words.Contains(end, StringComparison.Ordinal);

    /// <summary>A whole word, the start of one, something inside; then the same with a typing error.</summary>
    public int RankIn(string words)
    {
        if (!IsIn(words))
        {
            return forgives ? NearRankIn(words) : Elsewhere;
        }

        var isWord = words.Contains(word, StringComparison.Ordinal) || words.EndsWith(start, StringComparison.Ordinal);
        return isWord ? 0 : words.Contains(start, StringComparison.Ordinal) ? 1 : Inside;
    }

    private int NearRankIn(string words)
    {
        var best = Elsewhere;
        foreach (var range in words.AsSpan().Split(' '))
        {
            var candidate = words.AsSpan(range);
            if (Typo.Separates(text, candidate))
            {
                return Near;
            }

            best = IsNearlyTheStartOf(candidate) ? Near + 1 : best;
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
