using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Platform.Kernel.Mail;

/// <summary>From what travels to what was meant: transfer encodings (RFC 2045, 6), charsets, words in headers (RFC 2047).</summary>
internal static partial class MimeDecoding
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static byte[] Transfer(ReadOnlySpan<byte> body, string? encoding) => encoding?.Trim().ToLowerInvariant() switch
    {
        "base64" => FromBase64(body),
        "quoted-printable" => FromQuotedPrintable(body, isHeader: false),
        _ => body.ToArray(),
    };

    /// <summary>In the charset that is named, else UTF-8 where it is that, else Windows-1252, which takes any byte.</summary>
    public static string Text(byte[] content, string? charset)
    {
        if (charset is { Length: > 0 } && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && Named(charset) is { } named)
        {
            return named.GetString(content);
        }

        try
        {
            return StrictUtf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(content);
        }
    }

    /// <summary>=?utf-8?Q?…?= and its like; words beside each other are one text.</summary>
    public static string Words(string header) => EncodedWord().Replace(BetweenWords().Replace(header, "$1"), found =>
    {
        var text = Encoding.Latin1.GetBytes(found.Groups["text"].Value);
        var bytes = found.Groups["how"].Value is "B" or "b" ? FromBase64(text) : FromQuotedPrintable(text, isHeader: true);
        return Text(bytes, found.Groups["charset"].Value.Split('*')[0]);
    });

    /// <summary>RFC 2231: %E2%82%AC in a charset.</summary>
    public static string Percent(string text, string? charset)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length
                && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text, i, 1));
            }
        }

        return Text([.. bytes], charset);
    }

    /// <summary>Signs that are none of base64 are passed over (RFC 2045, 6.8); what is left over at the end counts for nothing.</summary>
    private static byte[] FromBase64(ReadOnlySpan<byte> text)
    {
        var bytes = new List<byte>(text.Length * 3 / 4);
        var (held, bits) = (0, 0);
        foreach (var sign in text)
        {
            var value = sign switch
            {
                >= (byte)'A' and <= (byte)'Z' => sign - 'A',
                >= (byte)'a' and <= (byte)'z' => sign - 'a' + 26,
                >= (byte)'0' and <= (byte)'9' => sign - '0' + 52,
                (byte)'+' => 62,
                (byte)'/' => 63,
                _ => -1,
            };
            if (value >= 0)
            {
                held = ((held << 6) | value) & 0xFFFFFF;
                bits += 6;
                if (bits >= 8)
                {
                    bits -= 8;
                    bytes.Add((byte)(held >> bits));
                }
            }
        }

        return [.. bytes];
    }

    /// <summary>A sign of equality that encodes nothing stays as it is (RFC 2045, 6.7).</summary>
    private static byte[] FromQuotedPrintable(ReadOnlySpan<byte> text, bool isHeader)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var sign = text[i];
            if (isHeader && sign == (byte)'_')
            {
                bytes.Add((byte)' ');
            }
            else if (sign == (byte)'=' && text[(i + 1)..].StartsWith("\r\n"u8))
            {
                i += 2;
            }
            else if (sign == (byte)'=' && text[(i + 1)..].StartsWith("\n"u8))
            {
                i++;
            }
            else if (sign == (byte)'=' && i + 2 < text.Length
                && byte.TryParse(text.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                i += 2;
            }
            else
            {
                bytes.Add(sign);
            }
        }

        return [.. bytes];
    }

    /// <summary>Null for one that nobody knows. UTF-7 is none: it can hide what it says.</summary>
    private static Encoding? Named(string charset)
    {
        try
        {
            return charset.Contains("utf-7", StringComparison.OrdinalIgnoreCase) ? null
                : CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"=\?(?<charset>[^?\s]{1,60})\?(?<how>[BbQq])\?(?<text>[^?\s]*)\?=")]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"(=\?[^?\s]{1,60}\?[BbQq]\?[^?\s]*\?=)\s+(?==\?)")]
    private static partial Regex BetweenWords();
}
