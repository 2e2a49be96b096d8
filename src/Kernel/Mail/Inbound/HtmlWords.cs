using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Platform.Kernel.Mail;

/// <summary>The words of an HTML mail, without its form. What comes out is text, and is shown as text.</summary>
internal static partial class HtmlWords
{
    private static readonly string[] Unread =
        ["script", "style", "head", "title", "template", "noscript", "svg", "math", "object", "iframe"];

    private static readonly string[] Breaking =
        ["br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "hr"];

    public static string Of(string html)
    {
        var text = new StringBuilder(html.Length / 2);
        var at = 0;
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            Words(html.AsSpan(at, (open < 0 ? html.Length : open) - at), text);
            if (open < 0)
            {
                break;
            }

            at = After(html, open, text);
        }

        var lines = text.ToString().Split('\n').Select(line => Blanks().Replace(WebUtility.HtmlDecode(line), " ").Trim());
        return BlankLines().Replace(string.Join('\n', lines), "\n\n").Trim();
    }

    private static void Words(ReadOnlySpan<char> words, StringBuilder text)
    {
        foreach (var sign in words)
        {
            text.Append(sign is '\r' or '\n' or '\t' ? ' ' : sign);
        }
    }

    /// <summary>The place behind the tag, and behind what nobody reads of it.</summary>
    private static int After(string html, int open, StringBuilder text)
    {
        if (html.AsSpan(open).StartsWith("<!--"))
        {
            return html.IndexOf("-->", open, StringComparison.Ordinal) is >= 0 and var end ? end + 3 : html.Length;
        }

        var name = TagName(html, open + 1);
        var close = html.IndexOf('>', open);
        if (close < 0)
        {
            return html.Length;
        }

        if (Breaking.Contains(name.TrimStart('/')))
        {
            // Text in the source breaks no line; a tag does.
            text.Append(name == "blockquote" ? "\n> " : name == "li" ? "\n- " : "\n");
        }

        if (!Unread.Contains(name))
        {
            return close + 1;
        }

        var ending = html.IndexOf($"</{name}", close, StringComparison.OrdinalIgnoreCase);
        return ending < 0 ? html.Length : html.IndexOf('>', ending) is >= 0 and var last ? last + 1 : html.Length;
    }

    private static string TagName(string html, int from)
    {
        var to = from;
        while (to < html.Length && to - from < 20 && (char.IsAsciiLetterOrDigit(html[to]) || (to == from && html[to] == '/')))
        {
            to++;
        }

        return html[from..to].ToLowerInvariant();
    }

    [GeneratedRegex(@"[^\S\n]+")]
    private static partial Regex Blanks();

    [GeneratedRegex("\n{3,}")]
    private static partial Regex BlankLines();
}
