using System.Text.RegularExpressions;

namespace Platform.History;

/// <summary>Parts an answer from what its mail program repeats below it.</summary>
internal static partial class QuotedHistory
{
    /// <returns>The words, and what is repeated; all of it is words when nothing else would be left.</returns>
    public static (string Words, string? Quoted) Split(string text)
    {
        Match begin;
        try
        {
            begin = Begin().Match(text);
        }
        catch (RegexMatchTimeoutException)
        {
            // Nobody writes a mail like that; it is shown whole.
            return (text.Trim(), null);
        }

        if (!begin.Success)
        {
            return (text.Trim(), null);
        }

        var words = text[..begin.Index].Trim();
        return words.Length == 0 ? (text.Trim(), null) : (words, text[begin.Index..].Trim());
    }

    /// <summary>
    /// "Op di 24 nov 2026 schreef Salon:", the lines that programs put above an older mail, its head, or a quote that goes to the end.
    /// </summary>
    [GeneratedRegex(
        @"^(?:(?:Op|On|Am|Le) [^\n]{5,200}(?:\n[^\n]{0,200})?(?:schreef|wrote|schrieb|a écrit)[^\n]{0,120}:[ \t]*$"
        + @"|-{2,} ?(?:Original Message|Oorspronkelijk bericht|Doorgestuurd bericht|Forwarded message) ?-{2,}"
        + @"|_{20,}[ \t]*\n(?:Van|From): |(?:Van|From): [^\n]+\n(?:Verzonden|Sent|Datum|Date): |(?:>[^\n]*(?:\n|\z)|[ \t]*\n)+\z)",
        RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Begin();
}
