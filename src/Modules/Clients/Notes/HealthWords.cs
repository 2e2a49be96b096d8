using System.Text.RegularExpressions;

namespace Platform.Clients.Notes;

/// <summary>Words by which an ordinary note gives away that it is about somebody's health (D-27), in Dutch and English.</summary>
internal static partial class HealthWords
{
    public static bool In(string text) => Words().IsMatch(text);

    [GeneratedRegex(
        @"\b(allerg\w*|zwanger\w*|pregnan\w*|medicijn\w*|medicatie|medication|medicine\w*|antibiotic\w*|diabet\w*|suikerziekte|epilep\w*|"
        + @"eczeem|eczema|psoriasis|astma|asthma|hartpatiënt\w*|pacemaker|bloedverdunner\w*|chemo\w*|kanker|cancer|hiv|hepatitis)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
