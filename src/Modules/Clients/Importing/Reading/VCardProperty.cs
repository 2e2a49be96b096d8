using System.Text;

namespace Platform.Clients.Importing;

/// <summary>One line of a vCard: "item1.TEL;TYPE=CELL:0612345678" (RFC 6350, and what 2.1 and 3.0 wrote).</summary>
/// <param name="Name">In capitals, without its group.</param>
/// <param name="Types">In capitals; in 2.1 they stand without "TYPE=".</param>
internal sealed record VCardProperty(string Name, IReadOnlySet<string> Types, string Raw, Encoding? Quoted)
{
    private const string QuotedPrintable = "QUOTED-PRINTABLE";

    /// <summary>The whole value, decoded.</summary>
    public string Value => Decoded(Raw);

    public bool IsPreferred => Types.Contains("PREF");

    /// <summary>The parts between semicolons, decoded; those that are not there are empty.</summary>
    public string Part(int index) => Split(Raw, ';') is var parts && index < parts.Count ? Decoded(parts[index]) : "";

    /// <summary>The parts between commas, decoded.</summary>
    public IEnumerable<string> Items => Split(Raw, ',').Select(Decoded);

    public static bool IsQuotedPrintable(string line)
        => line.IndexOf(QuotedPrintable, StringComparison.OrdinalIgnoreCase) is > 0 and var at
            && line.IndexOf(':', StringComparison.Ordinal) > at;

    /// <returns>Null when the line is no property.</returns>
    public static VCardProperty? Parse(string line)
    {
        var head = line[..Math.Max(0, EndOfHead(line))];
        if (head.Length == 0)
        {
            return null;
        }

        var parts = head.Split(';');
        var name = parts[0][(parts[0].LastIndexOf('.') + 1)..].Trim().ToUpperInvariant();
        var (types, isQuoted, charset) = (new HashSet<string>(), false, "");
        foreach (var parameter in parts.Skip(1))
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            var key = parameter[..Math.Max(0, equals)].Trim().ToUpperInvariant();
            var value = parameter[(equals + 1)..].Trim(' ', '"').ToUpperInvariant();
            isQuoted |= value == QuotedPrintable;
            charset = key == "CHARSET" ? value : charset;
            types.UnionWith(key is "TYPE" or "" ? value.Split(',') : key == "PREF" ? [key] : []);
        }

        return new VCardProperty(name, types, line[(head.Length + 1)..], isQuoted ? Named(charset) : null);
    }

    /// <summary>Between quotes a colon belongs to a parameter.</summary>
    private static int EndOfHead(string line)
    {
        var isQuoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            isQuoted ^= line[at] == '"';
            if (line[at] == ':' && !isQuoted)
            {
                return at;
            }
        }

        return -1;
    }

    private static Encoding Named(string charset)
    {
        try
        {
            return charset.Length == 0
                ? Encoding.UTF8
                : CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        }
        catch (ArgumentException)
        {
            // A name that nobody knows; most such files are UTF-8 all the same.
            return Encoding.UTF8;
        }
    }

    private string Decoded(string part) => Unescaped(Quoted is null ? part : Quoted.GetString(Bytes(part, Quoted)));

    private static byte[] Bytes(string part, Encoding encoding)
    {
        var bytes = new List<byte>(part.Length);
        for (var at = 0; at < part.Length; at++)
        {
            if (part[at] == '=' && at + 2 < part.Length && char.IsAsciiHexDigit(part[at + 1]) && char.IsAsciiHexDigit(part[at + 2]))
            {
                bytes.Add(Convert.ToByte(part.Substring(at + 1, 2), 16));
                at += 2;
            }
            else
            {
                bytes.AddRange(encoding.GetBytes(part, at, 1));
            }
        }

        return [.. bytes];
    }

    private static string Unescaped(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var isEscape = text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '\\' or ',' or ';' or ':' or 'n' or 'N';
            at += isEscape ? 1 : 0;
            plain.Append(isEscape && text[at] is 'n' or 'N' ? '\n' : text[at]);
        }

        return plain.ToString();
    }

    private static List<string> Split(string text, char separator)
    {
        var (parts, start) = (new List<string>(), 0);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == separator)
            {
                parts.Add(text[start..at]);
                start = at + 1;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }
}
