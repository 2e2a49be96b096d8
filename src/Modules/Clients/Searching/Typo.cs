namespace Platform.Clients.Searching;

/// <summary>What a finger does wrong: a letter too many, one too few, another one, or two that change places.</summary>
internal static class Typo
{
    /// <summary>
    /// How many letters a word goes on after what was typed, where that is its start but for at most one typing error. It
    /// compares bytes of UTF-8, so in scripts whose letters take two of them not every error is forgiven.
    /// </summary>
    /// <returns>0 for the whole word; null where they differ by more.</returns>
    public static int? LettersAfter(ReadOnlySpan<byte> typed, ReadOnlySpan<byte> word)
    {
        if (typed.Length > word.Length + 1)
        {
            return null;
        }

        var same = typed.CommonPrefixLength(word);
        var left = typed[same..];
        var right = word[same..];
        if (left.IsEmpty)
        {
            // With one letter more it is the whole word, typed without its last one.
            return Math.Max(0, right.Length - 1);
        }

        int? after = right.StartsWith(left[1..]) ? right.Length - left.Length + 1 : null;
        if (right.IsEmpty)
        {
            return after;
        }

        var isOther = right[1..].StartsWith(left[1..]) || AreSwapped(left, right);
        after = Least(after, isOther ? right.Length - left.Length : null);
        return Least(after, right[1..].StartsWith(left) ? right.Length - 1 - left.Length : null);
    }

    private static int? Least(int? one, int? other) => one < other || other is null ? one : other;

    private static bool AreSwapped(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
        => left.Length > 1 && right.Length > 1 && left[0] == right[1] && left[1] == right[0] && right[2..].StartsWith(left[2..]);
}
