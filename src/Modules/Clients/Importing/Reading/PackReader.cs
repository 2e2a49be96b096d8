using System.Text.Json;

namespace Platform.Clients.Importing;

/// <summary>
/// Reads data.json of an access request (D-05): the cards in it as rows under a header of our own, with their labels. What other tables
/// tell of a client is not read: a consent, above all, does not come from a file.
/// </summary>
internal sealed class PackReader(TextReader text) : RowSource
{
    /// <summary>In letters. A file is about one person; one of this length is none.</summary>
    private const int Longest = 8 * 1024 * 1024;

    /// <summary>How far behind the beginning the mark stands at most.</summary>
    private const int Head = 500;

    private const string Mark = "/schemas/access-pack.json\"";

    /// <summary>Known to <see cref="HeaderAliases"/>, and the field of the pack.</summary>
    private static readonly (string Header, string Field)[] Columns =
    [
        ("First name", "firstName"), ("Infix", "infix"), ("Last name", "lastName"), ("Display name", "displayName"), ("E-mail", "email"),
        ("Mobile", "mobile"), ("Phone", "phone"), ("Street", "street"), ("House number", "houseNumber"), ("Addition", "addition"),
        ("Postcode", "postcode"), ("City", "city"), ("Region", "region"), ("Country", "country"), ("Date of birth", "birthDate"),
        ("Gender", "gender"), ("Language", "language"), ("Company", "company"), ("VAT number", "vatNumber"), ("KvK", "cocNumber"),
        ("Website", "website"), ("Occupation", "occupation"), ("Education", "education"), ("Client group", "group"), ("Created", "createdAt"),
        ("Labels", ""),
    ];

    private List<string[]>? cards;

    public override ReadOnlySpan<char> this[int index] => Row == 0 ? Columns[index].Header : cards![Row - 1][index];

    public static bool IsStart(string text)
    {
        var begin = text.AsSpan().TrimStart("\uFEFF \r\n\t");
        return begin.StartsWith("{") && begin[..Math.Min(begin.Length, Head)].Contains(Mark, StringComparison.Ordinal);
    }

    public override async ValueTask<bool> Read(CancellationToken cancellationToken)
    {
        cards ??= await Cards(cancellationToken);
        if (Row >= cards.Count)
        {
            return false;
        }

        (Row, Count) = (Row + 1, Columns.Length);
        Line = Row + 1;
        return true;
    }

    public override void Dispose() => text.Dispose();

    /// <summary>None in a file that is cut off, or no pack after all.</summary>
    private async Task<List<string[]>> Cards(CancellationToken cancellationToken)
    {
        var content = new char[Longest];
        var length = await text.ReadBlockAsync(content, cancellationToken);
        try
        {
            using var pack = JsonDocument.Parse(content.AsMemory(0, length));
            var labels = string.Join(", ", Rows(pack.RootElement, "labels").Select(label => TextOf(label, "labelId")).Where(label => label.Length > 0));
            return [.. Rows(pack.RootElement, "client").Select(card => CellsOf(card, labels))];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<JsonElement> Rows(JsonElement pack, string table)
        => pack.ValueKind == JsonValueKind.Object && pack.TryGetProperty(table, out var rows) && rows.ValueKind == JsonValueKind.Array
            ? rows.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Object) : [];

    private static string[] CellsOf(JsonElement card, string labels)
        => [.. Columns.Select(column => column.Field.Length == 0 ? labels : TextOf(card, column.Field))];

    private static string TextOf(JsonElement row, string field)
        => row.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
