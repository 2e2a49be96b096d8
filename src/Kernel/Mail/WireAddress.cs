using System.Buffers;
using System.Globalization;
using System.Text;

namespace Platform.Kernel.Mail;

/// <summary>
/// An address as it may be written in a header and in a command (RFC 5321, 4.1.2; RFC 6531). The domain is always ASCII (punycode).
/// Nothing that could end a command or open another address gets through.
/// </summary>
/// <param name="Text">"local@domain".</param>
/// <param name="NeedsUtf8">The part before the @ is not ASCII: only a server with SMTPUTF8 can take it.</param>
internal readonly record struct WireAddress(string Text, bool NeedsUtf8)
{
    private const int LongestLocalPart = 64;
    private const int LongestAddress = 254;

    private static readonly SearchValues<char> AtomText =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~.");

    private static readonly IdnMapping Punycode = new() { UseStd3AsciiRules = true };

    /// <exception cref="MailFormatException">This is not one address that can be written safely.</exception>
    public static WireAddress Parse(string address)
    {
        var at = address.LastIndexOf('@');
        if (at < 1 || address.EndsWith('.'))
        {
            throw Malformed();
        }

        var local = address[..at];
        var isAscii = Ascii.IsValid(local);
        if (!local.EnumerateRunes().All(MayStandBeforeAt) || Encoding.UTF8.GetByteCount(local) > LongestLocalPart)
        {
            throw Malformed();
        }

        var text = $"{Quoted(local)}@{AsciiDomain(address[(at + 1)..])}";
        return text.Length <= LongestAddress ? new WireAddress(text, !isAscii) : throw Malformed();
    }

    private static bool MayStandBeforeAt(Rune rune) =>
        rune.IsAscii
            ? AtomText.Contains((char)rune.Value)
            : rune != Rune.ReplacementChar && !Rune.IsWhiteSpace(rune)
              && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format);

    /// <summary>Some providers gave out "a..b@" and "a.@"; such a local part is only valid between quotes.</summary>
    private static string Quoted(string local) =>
        local.StartsWith('.') || local.EndsWith('.') || local.Contains("..", StringComparison.Ordinal) ? $"\"{local}\"" : local;

    private static string AsciiDomain(string domain)
    {
        try
        {
            return Punycode.GetAscii(domain);
        }
        catch (ArgumentException)
        {
            throw Malformed();
        }
    }

    private static MailFormatException Malformed() => new("An address of this mail is malformed.", "5.1.3");
}
