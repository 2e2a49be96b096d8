using System.Collections.Frozen;

namespace Platform.Clients.Naming;

/// <summary>
/// The words between a first name and a surname ("van den", "d'", "el"). A surname is split only at a word of this list, so that
/// "Vanderlaan" stays whole. Case is kept as it was given.
/// </summary>
internal static class Infix
{
    private const int LongestPhrase = 16;
    private const int MostWords = 3;

    private static readonly FrozenSet<string> Phrases = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "van", "van de", "van den", "van der", "van het", "van 't", "van t", "van de la", "van la", "van ter", "van ten",
        "van op den", "v", "vd", "v d", "de", "de la", "de le", "de los", "de las", "den", "der", "des", "het", "'t", "'s", "ter",
        "ten", "te", "d'", "l'", "in", "in 't", "in t", "in het", "in de", "in den", "op", "op 't", "op t", "op het", "op de",
        "op den", "op der", "op ten", "uit", "uit 't", "uit het", "uit de", "uit den", "aan", "aan 't", "aan het", "aan de",
        "aan den", "bij", "bij 't", "bij het", "bij de", "bij den", "onder", "onder 't", "onder de", "onder den", "over", "over 't",
        "over het", "over de", "over den", "voor", "voor 't", "voor de", "voor den", "achter de", "boven", "buiten", "tot", "von",
        "von der", "von dem", "von den", "vom", "zu", "zum", "zur", "el", "al", "bin", "ibn", "ait", "la", "le", "les", "lo", "du",
        "da", "dal", "dalla", "del", "della", "di", "do", "dos", "das");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Phrases.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the whole text is an infix: "van den", "v.d.", "'t".</summary>
    public static bool IsKnown(ReadOnlySpan<char> text)
    {
        Span<char> plain = stackalloc char[LongestPhrase];
        var length = 0;
        foreach (var letter in text)
        {
            if (letter is '.' or '/')
            {
                continue;
            }

            if (length == LongestPhrase)
            {
                return false;
            }

            plain[length++] = letter is '’' or '‘' or '`' ? '\'' : letter;
        }

        // "Anna V. Smit" has an initial, "Anna v. Dijk" an infix.
        return Lookup.Contains(plain[..length]) && !(length == 1 && char.IsUpper(plain[0]));
    }

    /// <summary>
    /// How many characters of the text are the longest infix it starts with, without the space behind it; 0 when it starts with
    /// none or when no name would be left.
    /// </summary>
    public static int LengthAtStart(ReadOnlySpan<char> text)
    {
        var longest = IsElided(text) ? 2 : 0;
        var end = 0;
        for (var words = 1; words <= MostWords; words++)
        {
            var space = text[end..].IndexOf(' ');
            if (space < 0)
            {
                return longest;
            }

            end += space;
            if (IsKnown(text[..end]))
            {
                longest = end;
            }

            end++;
        }

        return longest;
    }

    /// <summary>How many characters at the end of the text are an infix behind a first name ("Anna van den": 7); 0 when none are.</summary>
    public static int LengthAtEnd(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf(' '); at >= 0;)
        {
            if (IsKnown(text[(at + 1)..]))
            {
                return text.Length - at - 1;
            }

            var next = text[(at + 1)..].IndexOf(' ');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return 0;
    }

    /// <summary>"d'Ancona": an infix that is written onto its name.</summary>
    private static bool IsElided(ReadOnlySpan<char> text) =>
        text.Length > 2 && text[0] is 'd' or 'D' or 'l' or 'L' && text[1] is '\'' or '’' && char.IsLetter(text[2]);
}
