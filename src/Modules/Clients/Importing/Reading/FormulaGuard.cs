namespace Platform.Clients.Importing;

/// <summary>
/// Keeps a spreadsheet from running a cell as a formula (OWASP, CSV injection): the export puts an apostrophe in front, reading takes
/// it off. A cell that already looks guarded gets one more, so that what was exported comes back unchanged.
/// </summary>
internal static class FormulaGuard
{
    private const char Guard = '\'';

    public static string Protect(string cell) => StartsFormula(cell) || IsGuarded(cell) ? Guard + cell : cell;

    public static ReadOnlySpan<char> Strip(ReadOnlySpan<char> cell) => IsGuarded(cell) ? cell[1..] : cell;

    /// <summary>"'=1" and "''=1" are guarded, "'s-Hertogenbosch" is not.</summary>
    private static bool IsGuarded(ReadOnlySpan<char> cell) =>
        !cell.IsEmpty && cell[0] == Guard && StartsFormula(cell.TrimStart(Guard));

    private static bool StartsFormula(ReadOnlySpan<char> cell) =>
        cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}
