using System.Buffers;

namespace Platform.Clients.Importing;

/// <summary>What stands before the cents.</summary>
internal enum DecimalMark
{
    Comma,
    Point,
}

/// <summary>Reads the amounts of spreadsheets and tills: "1.234,56", "€ 45,00", "45.00", "-12,50"; "-" is nothing owed.</summary>
internal static class Amount
{
    private const int MostDigits = 12;

    private static readonly SearchValues<char> Signs = SearchValues.Create("0123456789.,-+ €\u00A0");
    private static readonly SearchValues<char> Ignored = SearchValues.Create(".,-+ €'\u00A0");

    /// <summary>
    /// What an amount proves about its column: one or two digits behind the last mark are cents, two kinds of marks leave no doubt.
    /// </summary>
    public static DecimalMark? Proves(ReadOnlySpan<char> text)
    {
        var mark = text.LastIndexOfAny('.', ',');
        if (mark < 1 || text.IndexOfAnyExcept(Signs) >= 0)
        {
            return null;
        }

        var isProof = text.Length - mark - 1 is 1 or 2 || text.IndexOf(text[mark] == ',' ? '.' : ',') >= 0;
        return !isProof ? null : text[mark] == ',' ? DecimalMark.Comma : DecimalMark.Point;
    }

    /// <returns>Whole cents; null when the text is no amount.</returns>
    public static long? Cents(ReadOnlySpan<char> text, DecimalMark mark)
    {
        text = WithoutCurrency(text);
        var point = mark == DecimalMark.Comma ? ',' : '.';
        var (cents, digits, decimals) = (0L, 0, 0);
        var isBehindPoint = false;
        foreach (var sign in text)
        {
            if (char.IsAsciiDigit(sign))
            {
                digits++;
                decimals += isBehindPoint ? 1 : 0;
                cents = decimals > 2 ? cents : (cents * 10) + (sign - '0');
            }
            else if (sign == point ? isBehindPoint : !Ignored.Contains(sign))
            {
                return null;
            }

            isBehindPoint |= sign == point;
        }

        var isNegative = text.Contains('-') && !text.EndsWith(",-");
        if (digits > MostDigits || (digits == 0 && !isNegative))
        {
            return null;
        }

        cents *= decimals switch { 0 => 100, 1 => 10, _ => 1 };
        return isNegative ? -cents : cents;
    }

    private static ReadOnlySpan<char> WithoutCurrency(ReadOnlySpan<char> text)
    {
        text = text.StartsWith("EUR", StringComparison.OrdinalIgnoreCase) ? text[3..] : text;
        text = text.EndsWith("EUR", StringComparison.OrdinalIgnoreCase) ? text[..^3] : text;
        return text.Trim(" €");
    }
}
