using System.Text;

namespace Platform.Clients.Importing;

/// <summary>Makes stored text of a cell.</summary>
internal static class CellText
{
    /// <summary>
    /// Trimmed, in composed Unicode (NFC), without control characters; runs of spaces become one. Lines are kept, ended by \n, or
    /// become spaces too.
    /// </summary>
    public static string Clean(ReadOnlySpan<char> cell, bool keepLines)
    {
        cell = cell.Trim();
        if (IsClean(cell))
        {
            return cell.ToString();
        }

        var text = new StringBuilder(cell.Length);
        foreach (var sign in cell.ToString().ReplaceLineEndings("\n"))
        {
            if (sign == '\n' && keepLines)
            {
                text.Append('\n');
            }
            else if (char.IsWhiteSpace(sign))
            {
                if (text.Length > 0 && text[^1] is not (' ' or '\n'))
                {
                    text.Append(' ');
                }
            }
            else if (!char.IsControl(sign) && sign is not ('\u200B' or '\uFEFF'))
            {
                text.Append(sign);
            }
        }

        return Composed(text.ToString().Trim());
    }

    /// <summary>The start of a text, never ending in half a character.</summary>
    public static string Shorten(ReadOnlySpan<char> text, int length)
    {
        if (text.Length <= length)
        {
            return text.ToString();
        }

        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)].ToString();
    }

    /// <summary>Plain ASCII with single spaces: nearly every cell.</summary>
    private static bool IsClean(ReadOnlySpan<char> cell)
    {
        var afterSpace = false;
        foreach (var sign in cell)
        {
            if (sign is < ' ' or > '~' || (sign == ' ' && afterSpace))
            {
                return false;
            }

            afterSpace = sign == ' ';
        }

        return true;
    }

    private static string Composed(string text) => text.IsNormalized() ? text : text.Normalize();
}
