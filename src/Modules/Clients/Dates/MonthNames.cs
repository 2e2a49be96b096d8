using Platform.Clients.Searching;

namespace Platform.Clients.Dates;

/// <summary>Months in Dutch, English, French and German, in full or shortened to three letters or more.</summary>
internal static class MonthNames
{
    private const int ShortestName = 3;

    private static readonly string[][] Months =
    [
        ["januari", "january", "janvier"],
        ["februari", "february", "fevrier"],
        ["maart", "mrt", "march", "mars", "marz"],
        ["april", "avril"],
        ["mei", "may", "mai"],
        ["juni", "june", "juin"],
        ["juli", "july", "juillet"],
        ["augustus", "august", "aout"],
        ["september", "septembre"],
        ["oktober", "october", "octobre"],
        ["november", "novembre"],
        ["december", "decembre", "dezember"],
    ];

    /// <returns>1 to 12; 0 when it is no month.</returns>
    public static int Number(ReadOnlySpan<char> name)
    {
        var folded = Folding.FoldLettersAndDigits(name);
        return folded.Length < ShortestName
            ? 0
            : 1 + Array.FindIndex(Months, names => names.Any(month => month.StartsWith(folded, StringComparison.Ordinal)));
    }
}
