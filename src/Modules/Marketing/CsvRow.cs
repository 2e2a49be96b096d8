namespace Platform.Marketing;

/// <summary>One line of a file for spreadsheets: with semicolons, as Dutch and Belgian ones want it, and never a formula.</summary>
internal static class CsvRow
{
    public static string Of(params string[] cells) => string.Join(';', cells.Select(Cell)) + "\r\n";

    private static string Cell(string value)
    {
        var safe = value.Length > 0 && "=+-@\t\r".Contains(value[0]) ? "'" + value : value;
        return safe.AsSpan().IndexOfAny(";\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
