using System.Globalization;
using Platform.Clients.Contact;
using Platform.Clients.Dates;
using Platform.Clients.Importing;

namespace Platform.Clients.Fields;

/// <summary>
/// Brings what people, programs and files say in an own field to the form it is stored in: numbers with a point, dates as
/// <c>YYYY-MM-DD</c>, telephones in E.164, "yes" and "no", several choices one a line. Reading what is stored gives the same again.
/// </summary>
/// <param name="Value">Null when there is nothing, or nothing that can be used.</param>
/// <param name="Complaint">The name of the text that says what is wrong; null when nothing is.</param>
internal readonly record struct OwnFieldReading(string? Value, string? Complaint)
{
    public const string Yes = "yes";
    public const string No = "no";

    /// <summary>What stands on one line, a choice too.</summary>
    public const int LongestLine = 200;

    private const int MostDecimals = 2;
    private const decimal LargestNumber = 1_000_000_000_000;

    private static readonly int[] WordsOfPostcode = [1, 2];
    private static readonly char[] BetweenParts = ['\n', ','];
    private static readonly char[] BetweenChoicesInFiles = [',', ';', '|'];

    /// <param name="stored">What stands there now: a choice that the salon has taken away since may stay.</param>
    /// <param name="country">Of the salon, "NL" or "BE".</param>
    public static OwnFieldReading Of(OwnField field, string? typed, string? stored, string country, DateOnly today)
    {
        var keepsLines = field.Type is OwnFieldType.LongText or OwnFieldType.Choices or OwnFieldType.Address;
        var text = CellText.Clean(typed, keepsLines);
        if (text.Length == 0)
        {
            return default;
        }

        if (text.Length > (keepsLines ? OwnValue.LongestText : LongestLine))
        {
            return new(null, "OwnTooLong");
        }

        if (field.Type is not OwnFieldType.Phone && CitizenNumber.IsIn(text))
        {
            return new(null, "NoCitizenNumber");
        }

        var (value, complaint) = field.Type switch
        {
            OwnFieldType.Number => (Number(text), "OwnNotANumber"),
            OwnFieldType.Date => (Date(text, today), "OwnNotADate"),
            OwnFieldType.Email => (EmailAddress.Parse(text), "NotAnEmail"),
            OwnFieldType.Phone => (PhoneReading.Parse(text, country)?.E164, "NotAPhone"),
            OwnFieldType.Choice => (Chosen(text, ChoicesOf(field, stored)), "NotAChoice"),
            OwnFieldType.Choices => (AllChosen(text, ChoicesOf(field, stored)), "NotAChoice"),
            OwnFieldType.YesNo => (YesNo.Read(text) switch { true => Yes, false => No, null => null }, "NotAChoice"),
            OwnFieldType.Url => (WebAddress.Parse(text), "NotAWebsite"),
            OwnFieldType.Address => (Address(text, country), "OwnNotAnAddress"),
            _ => (text, ""),
        };
        return new(value, value is null ? complaint : null);
    }

    private static List<string> ChoicesOf(OwnField field, string? stored)
        => [.. field.Choices.Union(stored?.Split(OwnField.BetweenChoices) ?? [])];

    private static string? Number(string text)
        => FormText.TryRead(typeof(decimal), text, out var read) && read is decimal number && Math.Abs(number) < LargestNumber
            && decimal.Round(number, MostDecimals) == number
                ? number.ToString("0.##", CultureInfo.InvariantCulture)
                : null;

    private static string? Date(string text, DateOnly today)
        => DateReading.Read(text, DateOrder.DayFirst, today) is { HasYear: true } date ? date.ToString() : null;

    private static string? Chosen(string text, List<string> choices)
        => choices.Find(choice => choice.Equals(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>A spreadsheet may have them on one line, with signs between.</summary>
    private static string? AllChosen(string text, List<string> choices)
    {
        var lines = text.Split(OwnField.BetweenChoices, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var parts = lines.Length == 1 && Chosen(text, choices) is null
            ? text.Split(BetweenChoicesInFiles, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : lines;
        var chosen = parts.Select(part => Chosen(part, choices)).ToHashSet();
        return chosen.Count == 0 || chosen.Contains(null) ? null : string.Join(OwnField.BetweenChoices, choices.Where(chosen.Contains));
    }

    /// <summary>"Kerkstraat 12, 4461 AB Goes", and a country behind it where it is not here.</summary>
    private static string? Address(string text, string country)
    {
        var parts = text.Split(BetweenParts, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length is < 2 or > 3 || !parts[0].Any(char.IsAsciiDigit))
        {
            return null;
        }

        var abroad = parts.Length == 3 ? CountryCode.Parse(parts[2]) : null;
        if (parts.Length == 3 && abroad is null)
        {
            return null;
        }

        string[] countries = abroad is null ? [country, "NL", "BE"] : [abroad];
        var city = countries.Select(one => PostcodeAndCity(parts[1], one)).FirstOrDefault(found => found is not null);
        return city is null ? null : string.Join(", ", ((string?[])[parts[0], city, abroad]).Where(part => part is not null));
    }

    private static string? PostcodeAndCity(string text, string country)
    {
        var words = text.Split(' ');
        return (
            from length in WordsOfPostcode
            where words.Length > length
            let postcode = Postcode.Parse(string.Join(' ', words[..length]), country)
            where postcode is not null
            select $"{postcode} {string.Join(' ', words[length..])}").FirstOrDefault();
    }
}
