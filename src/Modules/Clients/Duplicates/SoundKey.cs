using System.Text;
using Platform.Clients.Searching;

namespace Platform.Clients.Duplicates;

/// <summary>What a Dutch ear hears of a name: "Jansen" and "Janszen", "Meijer" and "Meyer", "de Wit" and "De Witte" are one.</summary>
internal static class SoundKey
{
    // In this order: longer spellings before the letters they are made of.
    private static readonly (string Spelling, string Sound)[] Spellings =
    [
        ("sch", "s"), ("eij", "y"), ("ij", "y"), ("ei", "y"), ("ey", "y"), ("au", "ou"), ("ph", "f"), ("th", "t"), ("dt", "t"), ("gh", "g"),
        ("ch", "g"), ("ck", "k"), ("qu", "k"), ("ks", "x"), ("sz", "s"), ("tz", "s"), ("v", "f"), ("z", "s"), ("c", "k"), ("w", "f"),
    ];

    /// <summary>Consonants without doubles, and the first sound; empty for a name without letters.</summary>
    public static string Of(string name)
    {
        var text = Folding.FoldLettersAndDigits(name);
        foreach (var (spelling, sound) in Spellings)
        {
            text = text.Replace(spelling, sound, StringComparison.Ordinal);
        }

        var key = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var isHeard = key.Length == 0 || !"aeiouyh".Contains(letter, StringComparison.Ordinal);
            if (isHeard && (key.Length == 0 || key[^1] != letter))
            {
                key.Append(letter);
            }
        }

        // "Jansen" and "Jansens", "Smit" and "Smits".
        return key.Length > 2 && key[^1] == 's' ? key.ToString(0, key.Length - 1) : key.ToString();
    }
}
