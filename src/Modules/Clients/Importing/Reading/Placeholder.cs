using System.Collections.Frozen;

namespace Platform.Clients.Importing;

/// <summary>Knows what people type where a system insists on a value they do not have.</summary>
internal static class Placeholder
{
    private const int LongestWord = 16;
    private const int FewestZeros = 5;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "-", "--", "---", ".", "?", "x@x.nl", "a@a.nl", "n.v.t.", "n.v.t", "nvt", "nvt.", "n/a", "onbekend", "unknown", "geen", "none",
        "01-01-1900", "1900-01-01").GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Mailboxes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "geen", "geenemail", "geen-email", "geenmail", "geen.email", "noemail", "no-email", "nomail", "no.email", "none", "onbekend",
        "unknown").GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Is(ReadOnlySpan<char> cell)
    {
        if (cell.IsEmpty)
        {
            return false;
        }

        if (cell.Length <= LongestWord && (Words.Contains(cell) || IsZeros(cell)))
        {
            return true;
        }

        return cell.IndexOf('@') is var at and > 0 && Mailboxes.Contains(cell[..at]);
    }

    /// <summary>"0000000000" and "00-00-0000".</summary>
    private static bool IsZeros(ReadOnlySpan<char> cell) => cell.Length >= FewestZeros && cell.IndexOfAnyExcept("0 -/") < 0;
}
