using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Platform.Kernel.Mail;

/// <summary>Headers with a value and parameters: <c>text/plain; charset=utf-8; name*=utf-8''caf%C3%A9</c> (RFC 2045, RFC 2231).</summary>
internal static partial class MimeHeader
{
    private const int MostPieces = 100;

    /// <summary>The value in small letters, and the parameters by their names in small letters.</summary>
    public static (string Value, IReadOnlyDictionary<string, string> Parameters) Read(string header)
    {
        var semicolon = header.IndexOf(';', StringComparison.Ordinal);
        var value = (semicolon < 0 ? header : header[..semicolon]).Trim().ToLowerInvariant();
        var plain = new Dictionary<string, string>();
        var pieces = new Dictionary<string, SortedDictionary<int, (string Text, bool IsEncoded)>>();
        foreach (Match found in Parameter().Matches(semicolon < 0 ? "" : header[semicolon..]))
        {
            var name = found.Groups["name"].Value.ToLowerInvariant();
            var text = found.Groups["quoted"] is { Success: true } quoted ? Escaped().Replace(quoted.Value, "$1")
                : found.Groups["bare"].Value;
            if (found.Groups["number"] is { Success: true } number
                && int.TryParse(number.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < MostPieces)
            {
                Numbered(name)[place] = (text, found.Groups["star"].Success);
            }
            else if (found.Groups["star"].Success)
            {
                Numbered(name)[0] = (text, true);
            }
            else
            {
                plain.TryAdd(name, MimeDecoding.Words(text));
            }
        }

        foreach (var (name, parts) in pieces)
        {
            plain[name] = Joined(parts);
        }

        return (value, plain);

        SortedDictionary<int, (string Text, bool IsEncoded)> Numbered(string name)
            => pieces.TryGetValue(name, out var known) ? known : pieces[name] = [];
    }

    /// <summary>The first piece names the charset for all of them.</summary>
    private static string Joined(SortedDictionary<int, (string Text, bool IsEncoded)> parts)
    {
        string? charset = null;
        var whole = new StringBuilder();
        foreach (var (place, (text, isEncoded)) in parts)
        {
            var said = text;
            if (place == 0 && isEncoded && text.Split('\'', 3) is [var named, _, var rest])
            {
                (charset, said) = (named, rest);
            }

            whole.Append(isEncoded ? said : Uri.EscapeDataString(said));
        }

        return MimeDecoding.Percent(whole.ToString(), charset);
    }

    [GeneratedRegex("""
        ;\s*(?<name>[^\s;=*"]{1,60})(\*(?<number>\d{1,3}))?(?<star>\*)?\s*=\s*("(?<quoted>(\\.|[^"\\])*)"|(?<bare>[^\s;"]*))
        """, RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escaped();
}
