using Platform.Clients.Fields;

namespace Platform.Clients.Importing;

/// <summary>What one look at a whole file tells: how many rows, whose export it is, what its columns are.</summary>
/// <param name="Rows">Without the header and empty lines.</param>
/// <param name="System">Null when the file comes from no system we know.</param>
internal sealed record FileSurvey(int Rows, KnownSystem? System, IReadOnlyList<Column> Columns)
{
    /// <summary>Reads the file to its end; nothing of it stays in memory but three samples a column.</summary>
    /// <param name="reader">Just opened: its first row is the header.</param>
    /// <param name="own">The fields that the salon added; their labels go before words that other systems use.</param>
    public static async Task<FileSurvey> Read(RowSource reader, IReadOnlyList<OwnField> own, CancellationToken cancellationToken)
    {
        var headers = await reader.Read(cancellationToken) ? Headers(reader) : [];
        var profiles = headers.Select(_ => new ColumnProfile()).ToArray();
        var rows = 0;
        while (await reader.Read(cancellationToken))
        {
            rows++;
            for (var index = 0; index < profiles.Length && index < reader.Count; index++)
            {
                profiles[index].Look(reader[index]);
            }
        }

        var system = KnownSystem.Detect(headers);
        return new FileSurvey(rows, system, Describe(headers, system, profiles, own));
    }

    /// <summary>The header's cells without the empty ones at its end, which Excel adds and nobody means.</summary>
    private static List<string> Headers(RowSource reader)
    {
        var headers = new List<string>();
        for (var index = 0; index < reader.Count; index++)
        {
            headers.Add(CellText.Clean(reader[index], keepLines: false));
        }

        while (headers is [.., ""])
        {
            headers.RemoveAt(headers.Count - 1);
        }

        return headers;
    }

    private static List<Column> Describe(
        List<string> headers, KnownSystem? system, ColumnProfile[] profiles, IReadOnlyList<OwnField> own)
    {
        var columns = new List<Column>();
        var seen = new HashSet<string>();
        var taken = new HashSet<(ClientField, string?)>();
        var hasFirstName = headers.Any(header => Recognise(header, system) == ClientField.FirstName);
        foreach (var (index, header) in headers.Index())
        {
            var isRepeated = header.Length > 0 && !seen.Add(HeaderAliases.Key(header));
            var ownKey = isRepeated ? null : OwnKeyOf(header, own);
            var field = isRepeated ? null : ownKey is not null ? ClientField.OwnField : Recognise(header, system);
            if (field == ClientField.FullName && hasFirstName && HeaderAliases.Key(header) == "naam")
            {
                // Beside "voornaam", "naam" is the surname.
                field = ClientField.LastName;
            }

            var isFree = field is not null && taken.Add((field.Value, ownKey));
            columns.Add(new Column(
                index, header, isFree ? field : null, isRepeated, profiles[index].Samples, profiles[index].Habits, isFree ? ownKey : null));
        }

        return columns;
    }

    private static string? OwnKeyOf(string header, IReadOnlyList<OwnField> own)
    {
        var key = HeaderAliases.Key(header);
        return key.Length == 0 ? null
            : own.FirstOrDefault(field => HeaderAliases.Key(field.LabelNl) == key || HeaderAliases.Key(field.LabelEn) == key)?.Key;
    }

    private static ClientField? Recognise(string header, KnownSystem? system) =>
        system is null ? HeaderAliases.Find(header) : system.Find(header);
}
