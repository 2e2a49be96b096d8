using System.Text.RegularExpressions;

namespace Platform.Clients.Contact;

/// <summary>A VAT number of the European Union, by the formats of VIES; those of the Netherlands and Belgium are checked in full.</summary>
internal static partial class VatNumber
{
    private const int Modulus = 97;

    /// <param name="country">Of the client or the salon, for a number without its two letters.</param>
    /// <returns>"NL123456789B01", "BE0123456749"; null when it is none.</returns>
    public static string? Parse(string text, string country)
    {
        var letters = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        var number = letters.Length > 0 && char.IsAsciiDigit(letters[0]) ? country + letters : letters;
        return number switch
        {
            ['N', 'L', ..] => Dutch().IsMatch(number) ? number : null,
            ['B', 'E', ..] => Belgian(number),
            _ => Elsewhere().IsMatch(number) ? number : null,
        };
    }

    /// <summary>The last two digits are 97 minus what is left of the others; old numbers have nine digits and get a zero in front.</summary>
    private static string? Belgian(string number)
    {
        var whole = number.Length == "BE".Length + 9 ? number.Insert(2, "0") : number;
        return BelgianForm().IsMatch(whole) && Modulus - (int.Parse(whole.AsSpan(2, 8), null) % Modulus) == int.Parse(whole.AsSpan(10, 2), null)
            ? whole
            : null;
    }

    [GeneratedRegex("^NL[0-9]{9}B[0-9]{2}$")]
    private static partial Regex Dutch();

    [GeneratedRegex("^BE[01][0-9]{9}$")]
    private static partial Regex BelgianForm();

    [GeneratedRegex("^[A-Z]{2}(?=.*[0-9]{2})[0-9A-Z]{2,13}$")]
    private static partial Regex Elsewhere();
}
