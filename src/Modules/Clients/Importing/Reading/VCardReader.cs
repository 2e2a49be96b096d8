namespace Platform.Clients.Importing;

/// <summary>
/// Reads the cards of an address book (vCard 2.1, 3.0 and 4.0), each as a row under a header of our own, so that everything behind it
/// is as with any list: names with an infix in either place, numbers told apart, days without a year.
/// </summary>
internal sealed class VCardReader(TextReader text) : RowSource
{
    /// <summary>Where Apple's address book keeps a birthday without a year.</summary>
    private const string AppleYear = "1604";

    private const string Begin = "BEGIN:VCARD";

    /// <summary>They are known to <see cref="HeaderAliases"/>, and together to <see cref="KnownSystem"/>.</summary>
    private static readonly string[] Header =
    [
        "First name", "Middle name", "Last name", "Full name", "Nickname", "E-mail", "Mobile", "Phone", "Street", "Postcode", "City",
        "State", "Country", "Birthday", "Gender", "Company", "Website", "Notes", "Labels", "vCard UID",
    ];

    private readonly VCardLines lines = new(text);
    private string[] cells = Header;
    private bool standsAtBegin;

    public override ReadOnlySpan<char> this[int index] => cells[index];

    public static bool IsStart(string text)
        => text.AsSpan().TrimStart("\uFEFF \r\n\t").StartsWith(Begin, StringComparison.OrdinalIgnoreCase);

    public override ValueTask<bool> Read(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Count = Header.Length;
        if (Row < 0)
        {
            (Row, Line) = (0, 1);
            return ValueTask.FromResult(true);
        }

        if (!FindBegin())
        {
            return ValueTask.FromResult(false);
        }

        (Row, Line) = (Row + 1, lines.Number);
        cells = CellsOf(ReadCard());
        Fault = cells.Sum(cell => cell.Length) > CsvReader.LongestRow ? RowFault.TooLong : RowFault.None;
        return ValueTask.FromResult(true);
    }

    public override void Dispose() => lines.Dispose();

    private bool FindBegin()
    {
        if (standsAtBegin)
        {
            standsAtBegin = false;
            return true;
        }

        for (var line = lines.Next(); line is not null; line = lines.Next())
        {
            if (IsStart(line))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Up to the end of the card, or the beginning of the next where the end is missing. A card inside it, of an assistant (2.1), is
    /// passed over.
    /// </summary>
    private List<VCardProperty> ReadCard()
    {
        var (properties, depth, length) = (new List<VCardProperty>(), 1, 0);
        while (depth > 0 && !standsAtBegin && lines.Next() is { } line)
        {
            var property = VCardProperty.Parse(line);
            if (property is { Name: "BEGIN" or "END" })
            {
                standsAtBegin = property.Name == "BEGIN" && properties is not [.., { Name: "AGENT" }];
                depth += property.Name == "END" ? -1 : 1;
            }
            else if (depth == 1 && length <= CsvReader.LongestRow && property is not (null or { Name: "PHOTO" or "LOGO" or "SOUND" or "KEY" }))
            {
                properties.Add(property);
                length += line.Length;
            }
        }

        return properties;
    }

    private static string[] CellsOf(List<VCardProperty> card)
    {
        var name = First("N");
        var address = First("ADR");
        string[] parts = [Words(name?.Part(1)), Words(name?.Part(2)), Words(name?.Part(0))];
        return
        [
            .. parts, parts.All(part => part.Length == 0) ? Value("FN") : "", Value("NICKNAME"),
            Lined(card.Where(p => p.Name == "EMAIL").OrderByDescending(p => p.IsPreferred).Select(p => WithoutScheme(p.Value, "mailto:"))),
            Lined(Numbers(isMobile: true)), Lined(Numbers(isMobile: false)),
            Words(string.Join(' ', address?.Part(2), address?.Part(1))), Words(address?.Part(5)), Words(address?.Part(3)),
            Words(address?.Part(4)), Words(address?.Part(6)), Birthday(Value("BDAY")), First("GENDER")?.Part(0) ?? Value("X-GENDER"),
            First("ORG")?.Part(0) ?? "", Value("URL"), Lined(card.Where(p => p.Name == "NOTE").Select(p => p.Value)),
            Lined(card.Where(p => p.Name == "CATEGORIES").SelectMany(p => p.Items)),
            Value("UID") is { Length: <= TextLimit.Name } uid ? uid : "",
        ];

        VCardProperty? First(string property) => card.Where(p => p.Name == property && p.Raw.Trim(' ', ';').Length > 0)
            .OrderByDescending(p => p.IsPreferred).FirstOrDefault();

        string Value(string property) => First(property)?.Value.Trim() ?? "";

        IEnumerable<string> Numbers(bool isMobile) => card
            .Where(p => p.Name == "TEL" && !p.Types.Overlaps(["FAX", "PAGER", "MODEM"]) && p.Types.Overlaps(["CELL", "IPHONE"]) == isMobile)
            .OrderByDescending(p => p.IsPreferred).Select(p => WithoutScheme(p.Value, "tel:"));
    }

    /// <summary>"1604-03-12" and "16040312" are a birthday without a year; a time behind the day is left out.</summary>
    private static string Birthday(string value)
    {
        var day = value.Split('T')[0].Trim();
        return day.StartsWith(AppleYear, StringComparison.Ordinal)
            ? $"--{day[AppleYear.Length..].Replace("-", "", StringComparison.Ordinal)}"
            : day;
    }

    private static string WithoutScheme(string value, string scheme)
        => value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? value[scheme.Length..].Split(';')[0] : value;

    private static string Words(string? part) => part is null ? "" : part.Replace(',', ' ').Trim();

    private static string Lined(IEnumerable<string> values)
        => string.Join('\n', values.Select(value => value.Trim()).Where(value => value.Length > 0).Distinct());
}
