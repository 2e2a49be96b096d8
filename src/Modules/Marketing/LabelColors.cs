using System.Text.RegularExpressions;

namespace Platform.Marketing;

/// <summary>The colours people choose from; each is seen on white and on black. Programs may send any other.</summary>
internal static partial class LabelColors
{
    private static readonly (string Name, string Hex)[] Palette =
    [
        ("teal", "#0f8a7e"), ("blue", "#2f7dd1"), ("violet", "#8a63d2"), ("pink", "#d1558f"), ("red", "#d9534f"), ("amber", "#c98a1b"),
        ("green", "#4f9a3d"), ("grey", "#7c8794"),
    ];

    /// <summary>By name, as forms and texts know them.</summary>
    public static IEnumerable<string> Names => Palette.Select(color => color.Name);

    /// <summary>Reads "teal", "#0f8a7e" or "#0fe"; null when it is no colour.</summary>
    public static string? Read(string asked)
    {
        var text = asked.Trim().ToLowerInvariant();
        if (Palette.FirstOrDefault(color => color.Name == text) is { Hex: { } hex })
        {
            return hex;
        }

        return Hex().IsMatch(text) ? Long(text) : null;
    }

    /// <summary>"teal" for "#0f8a7e"; the colour itself when it is none of these.</summary>
    public static string NameOf(string hex) => Palette.FirstOrDefault(color => color.Hex == hex).Name ?? hex;

    /// <summary>Always the same colour for a name, so that a label made in passing needs no choice.</summary>
    public static string For(string name)
        => Palette[name.Aggregate(0, (sum, letter) => ((sum * 31) + letter) & 0xffff) % Palette.Length].Hex;

    private static string Long(string hex) => hex.Length == 4 ? "#" + string.Concat(hex[1..].Select(digit => new string(digit, 2))) : hex;

    [GeneratedRegex("^#([0-9a-f]{3}|[0-9a-f]{6})$")]
    private static partial Regex Hex();
}
