using System.Collections.Frozen;

namespace Platform.Clients.Contact;

/// <summary>
/// An address line split into street, number and addition: "Dorpsstraat 12-A 2hg", "Plein 1940-1945 7", "1e Helmersstraat 3bis".
/// Where more than one reading is possible the whole line stays in the street, since a wrong number is worse than none.
/// </summary>
internal readonly record struct StreetLine(string Street, string? Number, string? Addition)
{
    private const int MostDigits = 5;
    private const int ShortWord = 4;

    private static readonly FrozenSet<string> LongAdditions = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "boven", "beneden", "achter", "zwart", "kamer", "verdieping", "appartement");

    /// <param name="line">Trimmed, with single spaces.</param>
    public static StreetLine Split(string line)
    {
        for (var space = line.IndexOf(' ', StringComparison.Ordinal); space >= 0; space = line.IndexOf(' ', space + 1))
        {
            var rest = line.AsSpan(space + 1);
            var digits = DigitsAtStart(rest);
            if (digits is > 0 and <= MostDigits && IsAddition(rest[digits..]))
            {
                var addition = rest[digits..].Trim(" -/,").ToString();
                return IsDoubtful(digits, addition)
                    ? new StreetLine(line, null, null)
                    : new StreetLine(line[..space].TrimEnd(','), rest[..digits].ToString(), addition.Length == 0 ? null : addition);
            }
        }

        return new StreetLine(line, null, null);
    }

    /// <summary>Of a number with an addition in one cell: "12A", "12-2hg"; null when the cell does not start with a number.</summary>
    public static (string Number, string? Addition)? SplitNumber(string cell)
    {
        var digits = DigitsAtStart(cell);
        if (digits is 0 or > MostDigits)
        {
            return null;
        }

        var addition = cell[digits..].Trim(' ', '-', '/', ',');
        return (cell[..digits], addition.Length == 0 ? null : addition);
    }

    private static int DigitsAtStart(ReadOnlySpan<char> text) =>
        text.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : text.Length;

    /// <summary>What may follow the digits of a house number: something short written onto it, then short words.</summary>
    private static bool IsAddition(ReadOnlySpan<char> text)
    {
        var space = text.IndexOf(' ');
        var writtenOn = (space < 0 ? text : text[..space]).TrimEnd(',').TrimStart("-/");
        if (!writtenOn.IsEmpty && !IsShort(writtenOn))
        {
            return false;
        }

        // "263-2" is number 263, second floor; with a number behind it, it was a street named after years: "1940-1945 7".
        if (space > 0 && DigitsAtStart(writtenOn) > 0)
        {
            return false;
        }

        while (space >= 0)
        {
            text = text[(space + 1)..];
            space = text.IndexOf(' ');
            if (!IsShort((space < 0 ? text : text[..space]).Trim("-.,")))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsShort(ReadOnlySpan<char> word)
    {
        var letters = word[DigitsAtStart(word)..];
        return word.Length - letters.Length <= ShortWord
            && (letters.Length <= ShortWord || LongAdditions.GetAlternateLookup<ReadOnlySpan<char>>().Contains(letters));
    }

    /// <summary>"Plein 1940 12" may be number 12 on a square named after a year; "Plein 1940-1945" has no number at all.</summary>
    private static bool IsDoubtful(int digits, string addition) => digits >= ShortWord && DigitsAtStart(addition) > 0;
}
