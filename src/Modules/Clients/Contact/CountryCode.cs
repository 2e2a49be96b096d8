using System.Collections.Frozen;
using Platform.Clients.Searching;

namespace Platform.Clients.Contact;

/// <summary>Countries as they are stored: the two letters of ISO 3166-1.</summary>
internal static class CountryCode
{
    private static readonly FrozenDictionary<string, string> ByName = new Dictionary<string, string>
    {
        ["nederland"] = "NL", ["netherlands"] = "NL", ["thenetherlands"] = "NL", ["holland"] = "NL", ["paysbas"] = "NL", ["nld"] = "NL",
        ["belgie"] = "BE", ["belgium"] = "BE", ["belgique"] = "BE", ["belgien"] = "BE", ["bel"] = "BE",
        ["duitsland"] = "DE", ["germany"] = "DE", ["deutschland"] = "DE", ["allemagne"] = "DE",
        ["frankrijk"] = "FR", ["france"] = "FR", ["luxemburg"] = "LU", ["luxembourg"] = "LU",
        ["verenigdkoninkrijk"] = "GB", ["engeland"] = "GB", ["unitedkingdom"] = "GB", ["uk"] = "GB", ["greatbritain"] = "GB",
        ["spanje"] = "ES", ["spain"] = "ES", ["italie"] = "IT", ["italy"] = "IT", ["portugal"] = "PT", ["polen"] = "PL", ["poland"] = "PL",
        ["oostenrijk"] = "AT", ["austria"] = "AT", ["zwitserland"] = "CH", ["switzerland"] = "CH", ["turkije"] = "TR", ["turkey"] = "TR",
        ["marokko"] = "MA", ["morocco"] = "MA", ["suriname"] = "SR", ["curacao"] = "CW", ["aruba"] = "AW",
        ["verenigdestaten"] = "US", ["unitedstates"] = "US", ["usa"] = "US",
    }.ToFrozenDictionary();

    /// <summary>Reads a code or a name in Dutch, English, French or German; null when the country is not known.</summary>
    public static string? Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (ByName.TryGetValue(Folding.FoldLettersAndDigits(text), out var code))
        {
            return code;
        }

        return text.Length == 2 && char.IsAsciiLetter(text[0]) && char.IsAsciiLetter(text[1]) ? text.ToString().ToUpperInvariant() : null;
    }
}
