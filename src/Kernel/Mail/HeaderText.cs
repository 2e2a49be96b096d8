using System.Globalization;
using System.Text;

namespace Platform.Kernel.Mail;

/// <summary>
/// Makes free text fit for a header. A line end inside a name or a subject could start a header of its own; here it becomes a space,
/// so that no text, wherever it came from, can say more than itself.
/// </summary>
internal static class HeaderText
{
    /// <summary>Controls and runs of blanks become one space each; none is left at the ends.</summary>
    public static string OneLine(string text) => IsOneLine(text) ? text : Rewrite(text, keepBidi: true);

    /// <summary>
    /// As <see cref="OneLine"/>, and without the controls that turn the reading direction: "exe.gpj" must not show as "jpg.exe".
    /// </summary>
    public static string Name(string text) =>
        IsOneLine(text) && !text.Any(IsBidiControl) ? text : Rewrite(text, keepBidi: false);

    private static bool IsOneLine(string text)
    {
        var afterBlank = true;
        foreach (var character in text)
        {
            var blank = IsBlank(character);
            if (blank && (afterBlank || character != ' '))
            {
                return false;
            }

            afterBlank = blank;
        }

        return !afterBlank || text.Length == 0;
    }

    private static string Rewrite(string text, bool keepBidi)
    {
        var line = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!keepBidi && IsBidiControl(character))
            {
                continue;
            }

            if (!IsBlank(character))
            {
                line.Append(character);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd(' ');
    }

    private static bool IsBlank(char character) =>
        character == ' ' || char.IsControl(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool IsBidiControl(char character) =>
        character is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
