namespace Platform.Clients.Searching;

/// <summary>What a finger does wrong: a letter too many, one too few, another one, or two that change places.</summary>
internal static class Typo
{
    /// <summary>Whether two words are alike but for at most one typing error.</summary>
    public static bool Separates(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var same = one.CommonPrefixLength(other);
        var left = one[same..];
        var right = other[same..];
        return (left.Length - right.Length) switch
        {
            0 => left.Length == 0 || left[1..].SequenceEqual(right[1..]) || AreSwapped(left, right),
            1 => left[1..].SequenceEqual(right),
            -1 => right[1..].SequenceEqual(left),
            _ => false,
        };
    }

    private static bool AreSwapped(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
        => left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..]);
}
