using System.Buffers;

namespace Platform.Clients.Contact;

/// <summary>How the reading of a telephone number ended.</summary>
internal enum PhoneOutcome
{
    Read,
    /// <summary>A spreadsheet took the leading zero ("612345678"); it was put back. A form asks, an import reports it.</summary>
    ZeroRestored,
    /// <summary>A spreadsheet wrote the number as "6,12E+08": its last digits are gone for good.</summary>
    DigitsLost,
    Invalid,
}

/// <summary>
/// Reads what people write as a telephone number. Without a country in it the number is one of the salon's country; only Dutch and
/// Belgian national numbers are known, others must start with + or 00.
/// </summary>
internal static class PhoneReading
{
    private const int MostDigits = 15;
    private const int FewestDigits = 8;
    private const string Signs = " -./()\u00A0\u2010\u2011\u2013";

    private static readonly SearchValues<char> DigitsAndMarks = SearchValues.Create("0123456789,.");

    /// <summary>For forms and the API, where a number is right or refused.</summary>
    /// <param name="country">Of the salon: "NL" or "BE".</param>
    public static PhoneNumber? Parse(string text, string country) =>
        Read(text, country, out var number) is PhoneOutcome.Read or PhoneOutcome.ZeroRestored ? number : null;

    /// <param name="country">Of the salon: "NL" or "BE".</param>
    /// <param name="number">Set when the outcome is <see cref="PhoneOutcome.Read"/> or <see cref="PhoneOutcome.ZeroRestored"/>.</param>
    public static PhoneOutcome Read(ReadOnlySpan<char> text, string country, out PhoneNumber number)
    {
        number = default;
        text = text.Trim();
        if (IsScientific(text))
        {
            return PhoneOutcome.DigitsLost;
        }

        // Two digits more than the longest number: the 00 that stands for a plus.
        Span<char> digits = stackalloc char[MostDigits + 2];
        var length = CopyDigits(text, digits);
        if (length < FewestDigits - 1)
        {
            return PhoneOutcome.Invalid;
        }

        var isAbroad = text[0] == '+';
        ReadOnlySpan<char> dialled = digits[..length];
        if (!isAbroad && dialled is ['0', '0', not '0', ..])
        {
            isAbroad = true;
            dialled = dialled[2..];
        }

        return isAbroad ? International(dialled, out number) : National(dialled, country, out number);
    }

    private static bool IsScientific(ReadOnlySpan<char> text)
    {
        var exponent = text.IndexOfAny('E', 'e');
        return exponent > 0 && text[(exponent + 1)..].TrimStart('+') is { IsEmpty: false } power
            && power.IndexOfAnyExceptInRange('0', '9') < 0 && text[..exponent].IndexOfAnyExcept(DigitsAndMarks) < 0;
    }

    /// <returns>How many digits there are; 0 when there are too many or when another sign stands among them.</returns>
    private static int CopyDigits(ReadOnlySpan<char> text, Span<char> digits)
    {
        var length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                if (length == digits.Length)
                {
                    return 0;
                }

                digits[length++] = text[at];
            }
            else if (!Signs.Contains(text[at], StringComparison.Ordinal) && !(text[at] == '+' && at == 0))
            {
                return 0;
            }
        }

        return length;
    }

    private static PhoneOutcome International(ReadOnlySpan<char> digits, out PhoneNumber number)
    {
        number = default;
        if (digits is ['3', '1', ..] or ['3', '2', ..])
        {
            // The zero of "+31 (0)6" is not dialled from abroad.
            var significant = digits[2..].TrimStart('0');
            return IsSignificant(significant, digits[..2]) ? Found(digits[..2], significant, out number) : PhoneOutcome.Invalid;
        }

        return digits.Length is >= FewestDigits and <= MostDigits && digits[0] != '0'
            ? Found("", digits, out number)
            : PhoneOutcome.Invalid;
    }

    private static PhoneOutcome National(ReadOnlySpan<char> digits, string country, out PhoneNumber number)
    {
        number = default;
        var callingCode = CallingCode(country);
        if (digits[0] == '0')
        {
            return IsSignificant(digits[1..], callingCode) ? Found(callingCode, digits[1..], out number) : PhoneOutcome.Invalid;
        }

        // "31612345678": the plus was lost. Dutch and Belgian numbers of this length cannot be anything else.
        if (digits.Length >= 10 && digits is ['3', '1' or '2', ..] && IsSignificant(digits[2..], digits[..2]))
        {
            return Found(digits[..2], digits[2..], out number);
        }

        if (!IsSignificant(digits, callingCode))
        {
            return PhoneOutcome.Invalid;
        }

        Found(callingCode, digits, out number);
        return PhoneOutcome.ZeroRestored;
    }

    /// <summary>
    /// A number without its zero: nine digits in the Netherlands (0800 and 0900: seven or ten), in Belgium eight or, mobile,
    /// nine.
    /// </summary>
    private static bool IsSignificant(ReadOnlySpan<char> digits, ReadOnlySpan<char> callingCode) => callingCode switch
    {
        "31" when digits is ['8' or '9', '0', '0' or '6' or '9', ..] => digits.Length is 7 or 10,
        "31" => digits.Length == 9 && digits[0] != '0',
        "32" => digits.Length == (digits is ['4', >= '5', ..] ? 9 : 8) && digits[0] != '0',
        _ => false,
    };

    private static string CallingCode(string country) => country switch
    {
        "NL" => "31",
        "BE" => "32",
        _ => "",
    };

    private static PhoneOutcome Found(ReadOnlySpan<char> callingCode, ReadOnlySpan<char> digits, out PhoneNumber number)
    {
        number = new PhoneNumber(string.Concat("+", callingCode, digits));
        return PhoneOutcome.Read;
    }
}
