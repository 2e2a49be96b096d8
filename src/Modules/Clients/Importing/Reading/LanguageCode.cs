using System.Collections.Frozen;

namespace Platform.Clients.Importing;

/// <summary>Reads a language by its name or code: "Nederlands", "nl-NL", "EN".</summary>
internal static class LanguageCode
{
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Names = new Dictionary<string, string>
    {
        ["nederlands"] = "nl", ["dutch"] = "nl", ["vlaams"] = "nl", ["engels"] = "en", ["english"] = "en", ["frans"] = "fr",
        ["français"] = "fr", ["french"] = "fr", ["duits"] = "de", ["deutsch"] = "de", ["german"] = "de", ["spaans"] = "es",
        ["spanish"] = "es", ["italiaans"] = "it", ["italian"] = "it", ["pools"] = "pl", ["polish"] = "pl", ["turks"] = "tr",
        ["turkish"] = "tr", ["arabisch"] = "ar", ["arabic"] = "ar",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <returns>ISO 639-1, or null.</returns>
    public static string? Read(ReadOnlySpan<char> cell)
    {
        if (Names.TryGetValue(cell, out var code))
        {
            return code;
        }

        var isCode = cell.Length == 2 || (cell.Length == 5 && cell[2] is '-' or '_');
        return isCode && char.IsAsciiLetter(cell[0]) && char.IsAsciiLetter(cell[1]) ? cell[..2].ToString().ToLowerInvariant() : null;
    }
}
