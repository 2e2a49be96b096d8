using System.Buffers;
using Platform.Clients.Importing;

namespace Platform.Clients.Exporting;

/// <summary>A file that a Dutch or Belgian spreadsheet opens by itself: semicolons, CRLF, quotes where needed (RFC 4180).</summary>
internal static class CsvText
{
    public const char Delimiter = ';';
    public const string LineEnd = "\r\n";
    public const string ContentType = "text/csv; charset=utf-8";

    private static readonly SearchValues<char> Quoted = SearchValues.Create(";\"\r\n");

    /// <summary>The cell as it is written: quoted where it must be, and never a formula.</summary>
    public static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return "";
        }

        var safe = FormulaGuard.Protect(value);
        return safe.AsSpan().IndexOfAny(Quoted) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
