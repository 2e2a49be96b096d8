using System.Text.RegularExpressions;

namespace Platform.Clients.Contact;

/// <summary>Postcodes as they are stored: "1234 AB" in the Netherlands, "9000" in Belgium, elsewhere as people write them.</summary>
internal static partial class Postcode
{
    /// <summary>Room for the longest foreign form.</summary>
    public const int LongestPostcode = 12;

    /// <param name="country">ISO 3166 code of the address.</param>
    /// <returns>Null when the country has no such postcode.</returns>
    public static string? Parse(ReadOnlySpan<char> text, string country)
    {
        text = text.Trim();
        return country switch
        {
            "NL" => Dutch().IsMatch(text) ? string.Concat(text[..4], " ", text[^2..].ToString().ToUpperInvariant()) : null,
            "BE" => Belgian().IsMatch(text) ? text[^4..].ToString() : null,
            _ => text.Length is > 0 and <= LongestPostcode ? text.ToString().ToUpperInvariant() : null,
        };
    }

    /// <summary>SA, SD and SS were never given out, for what they stood for in the war.</summary>
    [GeneratedRegex(@"^[1-9][0-9]{3}\s*(?!SA|SD|SS)[A-Z]{2}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dutch();

    [GeneratedRegex(@"^(B-?\s?)?[1-9][0-9]{3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Belgian();
}
