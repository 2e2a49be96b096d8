using System.Buffers;
using System.Globalization;
using System.Text;

namespace Platform.Clients.Contact;

/// <summary>
/// An address as it is stored: trimmed, the domain in lower case. What stands before the @ belongs to the receiving server and keeps
/// its case (RFC 5321, 2.4); matching ignores it all the same.
/// </summary>
internal static class EmailAddress
{
    /// <summary>RFC 5321, 4.5.3.1: a path of 256 with its angle brackets.</summary>
    public const int LongestAddress = 254;

    private const int LongestLocalPart = 64;
    private const int LongestLabel = 63;

    private static readonly SearchValues<char> LocalSigns =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_`{|}~-");

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>
    /// The address, or null when it cannot be one: the dot-atom form of RFC 5322 with a domain of at least two labels. Letters
    /// beyond ASCII are allowed on both sides (RFC 6531); quoted local parts and bare IP addresses are not, as nobody has them.
    /// </summary>
    public static string? Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var at = text.LastIndexOf('@');
        if (at <= 0 || text.Length > LongestAddress || !IsLocalPart(text[..at]) || !IsDomain(text[(at + 1)..]))
        {
            return null;
        }

        return text[at..].IndexOfAnyInRange('A', 'Z') < 0 && char.IsAscii(text[^1])
            ? text.ToString()
            : string.Concat(text[..at], text[at..].ToString().ToLowerInvariant());
    }

    /// <summary>
    /// Two addresses with the same key reach the same person: nobody keeps two mailboxes that differ in case, in how a letter with its
    /// accent is put together (Unicode, NFC), or in how the domain is written down (RFC 5891).
    /// </summary>
    public static string MatchingKey(string address)
    {
        var plain = address.ToLowerInvariant();
        if (Ascii.IsValid(plain))
        {
            return plain;
        }

        plain = plain.Normalize(NormalizationForm.FormC);
        var at = plain.LastIndexOf('@') + 1;
        try
        {
            return plain[..at] + Idn.GetAscii(plain[at..]);
        }
        catch (ArgumentException)
        {
            return plain;
        }
    }

    private static bool IsLocalPart(ReadOnlySpan<char> local)
    {
        if (local.Length > LongestLocalPart || local[0] == '.' || local[^1] == '.' || local.IndexOf("..") >= 0)
        {
            return false;
        }

        for (var at = local.IndexOfAnyExcept(LocalSigns); at >= 0 && at < local.Length; at++)
        {
            if (!LocalSigns.Contains(local[at]) && (char.IsAscii(local[at]) || !char.IsLetterOrDigit(local[at])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        if (domain.IndexOfAnyExceptInRange('\0', '\x7F') >= 0)
        {
            return ToAscii(domain.ToString()) is { } ascii && IsDomain(ascii);
        }

        if (domain.IndexOf('.') < 0)
        {
            return false;
        }

        var topLevel = domain[(domain.LastIndexOf('.') + 1)..];
        foreach (var label in domain.Split('.'))
        {
            if (!IsLabel(domain[label]))
            {
                return false;
            }
        }

        return topLevel.Length >= 2 && topLevel.IndexOfAnyExceptInRange('0', '9') >= 0;
    }

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        if (label.Length is 0 or > LongestLabel || label[0] == '-' || label[^1] == '-')
        {
            return false;
        }

        foreach (var sign in label)
        {
            if (!char.IsAsciiLetterOrDigit(sign) && sign != '-')
            {
                return false;
            }
        }

        return true;
    }

    private static string? ToAscii(string domain)
    {
        try
        {
            return Idn.GetAscii(domain);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
