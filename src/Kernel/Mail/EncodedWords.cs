using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Platform.Kernel.Mail;

/// <summary>
/// RFC 2047: text in a header as =?utf-8?Q?…?= or =?utf-8?B?…?=, whichever is shorter. A word is at most 75 octets and is never cut
/// inside a character. In Q only the characters that RFC 2047, 5 (3) allows in a display name stay as they are.
/// </summary>
internal static class EncodedWords
{
    private const int LongestWord = 75;
    private const int Frame = 12;

    /// <summary>Fits behind any field name of ours: a line end right behind the name would be read as part of the text by some.</summary>
    private const int LongestLiteral = 60;

    /// <summary>Below this many octets a first word is not worth starting on the line.</summary>
    private const int LeastRoom = Frame + 12;

    private static readonly SearchValues<char> Literal =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/");

    /// <summary>Whether a receiver would not read this text as it stands, or a line could not hold it.</summary>
    public static bool AreNeededFor(ReadOnlySpan<char> text) =>
        !Ascii.IsValid(text) || text.Contains("=?", StringComparison.Ordinal) || LongestRun(text) > LongestLiteral;

    public static void Write(HeaderWriter header, string text)
    {
        var base64 = IsShorterInBase64(text);
        Span<byte> word = stackalloc byte[LongestWord];
        var length = 0;
        var room = FirstRoom(header, base64);
        foreach (var rune in text.EnumerateRunes())
        {
            var cost = base64 ? rune.Utf8SequenceLength : QuotedLength(rune);
            if (length + cost > room)
            {
                WriteWord(header, word[..length], base64);
                length = 0;
                room = Capacity(LongestWord, base64);
            }

            length += base64 ? rune.EncodeToUtf8(word[length..]) : Quote(rune, word[length..]);
        }

        WriteWord(header, word[..length], base64);
    }

    private static int LongestRun(ReadOnlySpan<char> text)
    {
        var longest = 0;
        foreach (var word in text.Split(' '))
        {
            longest = Math.Max(longest, word.End.Value - word.Start.Value);
        }

        return longest;
    }

    private static bool IsShorterInBase64(string text)
    {
        var (quoted, octets) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            quoted += QuotedLength(rune);
            octets += rune.Utf8SequenceLength;
        }

        return Base64.GetMaxEncodedToUtf8Length(octets) < quoted;
    }

    private static int FirstRoom(HeaderWriter header, bool base64) =>
        Capacity(header.Room < LeastRoom ? LongestWord : Math.Min(header.Room, LongestWord), base64);

    private static int Capacity(int wordLength, bool base64) => base64 ? (wordLength - Frame) / 4 * 3 : wordLength - Frame;

    private static int QuotedLength(Rune rune) => StaysLiteral(rune) || rune.Value == ' ' ? 1 : 3 * rune.Utf8SequenceLength;

    private static bool StaysLiteral(Rune rune) => rune.IsAscii && Literal.Contains((char)rune.Value);

    private static int Quote(Rune rune, Span<byte> target)
    {
        if (StaysLiteral(rune) || rune.Value == ' ')
        {
            target[0] = rune.Value == ' ' ? (byte)'_' : (byte)rune.Value;
            return 1;
        }

        Span<byte> octets = stackalloc byte[4];
        var count = rune.EncodeToUtf8(octets);
        for (var i = 0; i < count; i++)
        {
            QuotedPrintable.Escape(octets[i], target[(3 * i)..]);
        }

        return 3 * count;
    }

    private static void WriteWord(HeaderWriter header, ReadOnlySpan<byte> payload, bool base64)
    {
        Span<byte> encoded = stackalloc byte[LongestWord];
        var length = payload.Length;
        if (base64)
        {
            Base64.EncodeToUtf8(payload, encoded, out _, out length);
        }
        else
        {
            payload.CopyTo(encoded);
        }

        Span<char> token = stackalloc char[LongestWord];
        token.TryWrite($"=?utf-8?{(base64 ? 'B' : 'Q')}?", out var start);
        Encoding.ASCII.GetChars(encoded[..length], token[start..]);
        "?=".CopyTo(token[(start + length)..]);
        header.Token(token[..(start + length + 2)]);
    }
}
