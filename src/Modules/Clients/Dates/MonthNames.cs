using Platform.Clients.Searching;

namespace Platform.Clients.Dates;

/// <summary>Months in Dutch, English, French and German, in full or shortened.</summary>
internal static class MonthNames
{
    // "juin" and "juil" differ in their fourth letter only, so the longer starts come first.
    private static readonly (string Start, int Month)[] Starts =
    [
        ("juin", 6), ("juil", 7), ("jan", 1), ("feb", 2), ("fev", 2), ("mrt", 3), ("maa", 3), ("mar", 3), ("apr", 4), ("avr", 4),
        ("mei", 5), ("may", 5), ("mai", 5), ("jun", 6), ("jul", 7), ("aug", 8), ("aou", 8), ("sep", 9), ("okt", 10), ("oct", 10),
        ("nov", 11), ("dec", 12), ("dez", 12),
    ];

    /// <returns>1 to 12; 0 when it is no month.</returns>
    public static int Number(ReadOnlySpan<char> name)
    {
        var folded = Folding.FoldLettersAndDigits(name);
        foreach (var (start, month) in Starts)
        {
            if (folded.StartsWith(start, StringComparison.Ordinal))
            {
                return month;
            }
        }

        return 0;
    }
}
