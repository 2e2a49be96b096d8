using System.Text.RegularExpressions;

namespace Platform.Clients;

/// <summary>
/// The numbers by which a state knows its citizens, which a salon may not keep: the Dutch burgerservicenummer (UAVG, article 46) and the
/// Belgian rijksregisternummer (law of 8 August 1983, article 8). Both are known by their check digits.
/// </summary>
internal static partial class CitizenNumber
{
    private const int Belgian = 97;
    private const long BornSince2000 = 2_000_000_000;

    /// <summary>True when such a number stands by itself in the text, with or without points between its digits.</summary>
    public static bool IsIn(string text)
        => Any(DutchForm().EnumerateMatches(text), text, IsDutch) || Any(BelgianForm().EnumerateMatches(text), text, IsBelgian);

    private static bool Any(Regex.ValueMatchEnumerator matches, string text, Func<long, bool> isOne)
    {
        foreach (var match in matches)
        {
            var digits = text.Substring(match.Index, match.Length).Where(char.IsAsciiDigit);
            if (isOne(digits.Aggregate(0L, (number, digit) => (number * 10) + (digit - '0'))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The eleven test: the digits by 9 to 2, less the last one, are a multiple of eleven.</summary>
    private static bool IsDutch(long number)
    {
        var sum = -(number % 10);
        for (var (left, weight) = (number / 10, 2); weight <= 9; left /= 10, weight++)
        {
            sum += left % 10 * weight;
        }

        return number > 0 && sum % 11 == 0;
    }

    /// <summary>The last two digits are what the first nine lack to a multiple of 97; a 2 goes before those of who was born since 2000.</summary>
    private static bool IsBelgian(long number)
    {
        var (first, check) = (number / 100, number % 100);
        return Belgian - (first % Belgian) == check || Belgian - ((BornSince2000 + first) % Belgian) == check;
    }

    [GeneratedRegex(@"(?<![\w+.,-])(\d{9}|\d{4}\.\d{2}\.\d{3})(?![\w,-]|\.\d)")]
    private static partial Regex DutchForm();

    [GeneratedRegex(@"(?<![\w+.,-])(\d\d(0\d|1[0-2])([0-2]\d|3[01])\d{5}|\d\d\.(0\d|1[0-2])\.([0-2]\d|3[01])-\d{3}\.\d\d)(?![\w,-]|\.\d)")]
    private static partial Regex BelgianForm();
}
