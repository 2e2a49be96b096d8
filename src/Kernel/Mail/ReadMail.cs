using System.Text;
using System.Text.RegularExpressions;

namespace Platform.Kernel.Mail;

/// <summary>
/// A mail file of ours, read back for the page that shows mails in development. It reads what <see cref="MimeWriter"/> writes.
/// </summary>
public sealed partial record ReadMail(string Name, string To, string From, string Subject, string Date, string Text, string Html)
{
    public static ReadMail Read(string file)
    {
        var whole = File.ReadAllText(file, Encoding.Latin1).Replace("\r\n", "\n", StringComparison.Ordinal);
        var (headers, body) = Split(whole);
        return new ReadMail(
            Path.GetFileNameWithoutExtension(file), Header(headers, "To"), Header(headers, "From"), Header(headers, "Subject"),
            Header(headers, "Date"),
            PartOf(whole, "text/plain") ?? body, PartOf(whole, "text/html") ?? "");
    }

    private static (string Headers, string Body) Split(string whole)
    {
        var at = whole.IndexOf("\n\n", StringComparison.Ordinal);
        return at < 0 ? (whole, "") : (Unfolded(whole[..at]), whole[(at + 2)..]);
    }

    private static string Unfolded(string headers) => FoldedLine().Replace(headers, " ");

    private static string Header(string headers, string name)
    {
        var line = headers.Split('\n').FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase));
        return line is null ? "" : EncodedWord().Replace(
            BetweenWords().Replace(line[(name.Length + 1)..].Trim(), "$1"), word => Word(word.Groups[1].Value, word.Groups[2].Value));
    }

    private static string Word(string encoding, string text)
        => Encoding.UTF8.GetString(encoding is "B" or "b" ? Convert.FromBase64String(text) : Unquoted(text.Replace('_', ' ')));

    private static string? PartOf(string whole, string type)
    {
        var at = whole.IndexOf($"Content-Type: {type}", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var (headers, rest) = Split(whole[at..]);
        var end = rest.IndexOf("\n--", StringComparison.Ordinal);
        var body = end < 0 ? rest : rest[..end];
        return headers.Contains("base64", StringComparison.OrdinalIgnoreCase)
            ? Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace("\n", "", StringComparison.Ordinal)))
            : Encoding.UTF8.GetString(Unquoted(body.Replace("=\n", "", StringComparison.Ordinal)));
    }

    /// <summary>Quoted-printable (RFC 2045, 6.7) without its soft line breaks.</summary>
    private static byte[] Unquoted(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length
                && byte.TryParse(text.AsSpan(i + 1, 2), System.Globalization.NumberStyles.HexNumber, null, out var value))
            {
                bytes.Add(value);
                i += 2;
            }
            else
            {
                bytes.Add((byte)text[i]);
            }
        }

        return [.. bytes];
    }

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex FoldedLine();

    [GeneratedRegex(@"(=\?[^?]+\?[BbQq]\?[^?]*\?=)\s+(?==\?)")]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"=\?[^?]+\?([BbQq])\?([^?]*)\?=")]
    private static partial Regex EncodedWord();
}
