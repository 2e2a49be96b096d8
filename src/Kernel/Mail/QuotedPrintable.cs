using System.Buffers;

namespace Platform.Kernel.Mail;

/// <summary>RFC 2045, 6.7: readable text on lines of at most 76 octets. Every kind of line end comes out as CR LF.</summary>
internal static class QuotedPrintable
{
    /// <summary>A line of 76 octets, less the = that a soft line end needs.</summary>
    private const int LineRoom = 75;

    private static readonly SearchValues<byte> Literal =
        SearchValues.Create(" \t!\"#$%&'()*+,-./0123456789:;<>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"u8);

    /// <summary>Writes one octet as = and two digits.</summary>
    public static void Escape(byte octet, Span<byte> target)
    {
        const string Digits = "0123456789ABCDEF";
        target[0] = (byte)'=';
        target[1] = (byte)Digits[octet >> 4];
        target[2] = (byte)Digits[octet & 15];
    }

    /// <summary>
    /// About how many octets this text takes: a letter outside ASCII usually has one octet more than characters, and two to escape.
    /// </summary>
    public static int EstimatedLength(ReadOnlySpan<byte> text, int characters) =>
        text.Length + (2 * text.Count((byte)'=')) + (4 * (text.Length - characters));

    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            var end = text.IndexOfAny((byte)'\r', (byte)'\n');
            if (end < 0)
            {
                WriteLine(output, text);
                return;
            }

            WriteLine(output, text[..end]);
            output.Write("\r\n"u8);
            var isPair = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n';
            text = text[(end + (isPair ? 2 : 1))..];
        }
    }

    private static void WriteLine(IBufferWriter<byte> output, ReadOnlySpan<byte> line)
    {
        // A blank at the end of a line may get lost on the way, so the last one is escaped.
        var endsBlank = !line.IsEmpty && line[^1] is (byte)' ' or (byte)'\t';
        var plain = endsBlank ? line[..^1] : line;
        var target = output.GetSpan(WorstLength(line.Length));
        var (written, column) = (0, 0);
        while (!plain.IsEmpty)
        {
            var run = plain.IndexOfAnyExcept(Literal);
            run = run < 0 ? plain.Length : run;
            CopyRun(plain[..run], target, ref written, ref column);
            plain = plain[run..];
            if (!plain.IsEmpty)
            {
                EscapeNext(plain[0], target, ref written, ref column);
                plain = plain[1..];
            }
        }

        if (endsBlank)
        {
            EscapeNext(line[^1], target, ref written, ref column);
        }

        output.Advance(written);
    }

    private static int WorstLength(int octets) => (3 * octets) + (3 * ((3 * octets / (LineRoom - 2)) + 1));

    private static void CopyRun(ReadOnlySpan<byte> run, Span<byte> target, ref int written, ref int column)
    {
        while (!run.IsEmpty)
        {
            if (column == LineRoom)
            {
                SoftEnd(target, ref written, ref column);
            }

            var piece = run[..Math.Min(run.Length, LineRoom - column)];
            piece.CopyTo(target[written..]);
            written += piece.Length;
            column += piece.Length;
            run = run[piece.Length..];
        }
    }

    private static void EscapeNext(byte octet, Span<byte> target, ref int written, ref int column)
    {
        if (column > LineRoom - 3)
        {
            SoftEnd(target, ref written, ref column);
        }

        Escape(octet, target[written..]);
        written += 3;
        column += 3;
    }

    private static void SoftEnd(Span<byte> target, ref int written, ref int column)
    {
        "=\r\n"u8.CopyTo(target[written..]);
        written += 3;
        column = 0;
    }
}
