using System.Buffers;

namespace Platform.Bench.Mailing;

/// <summary>One conversation with the sink: commands, and between DATA and the final dot a mail that is skipped.</summary>
internal sealed class SinkTalk(IBufferWriter<byte> answers, Action taken)
{
    private static ReadOnlySpan<byte> FinalDot => "\r\n.\r\n"u8;

    private bool isInMail;

    public bool IsOver { get; private set; }

    /// <summary>Answers all that is complete and returns the rest.</summary>
    public ReadOnlySequence<byte> Hear(ReadOnlySequence<byte> said)
    {
        var reader = new SequenceReader<byte>(said);
        while (isInMail ? SkipMail(ref reader) : HearCommand(ref reader))
        {
        }

        return reader.UnreadSequence;
    }

    private bool SkipMail(ref SequenceReader<byte> reader)
    {
        if (!reader.TryReadTo(out ReadOnlySequence<byte> _, FinalDot))
        {
            // The dot may stand astride two reads.
            reader.Advance(Math.Max(0, reader.Remaining - FinalDot.Length + 1));
            return false;
        }

        isInMail = false;
        taken();
        answers.Write("250 2.0.0 taken\r\n"u8);
        return true;
    }

    private bool HearCommand(ref SequenceReader<byte> reader)
    {
        if (!reader.TryReadTo(out ReadOnlySequence<byte> line, "\r\n"u8))
        {
            return false;
        }

        Span<byte> verb = stackalloc byte[4];
        line.Slice(0, Math.Min(4, line.Length)).CopyTo(verb);
        isInMail = verb.SequenceEqual("DATA"u8);
        IsOver = verb.SequenceEqual("QUIT"u8);
        answers.Write(
            isInMail ? "354 go ahead\r\n"u8
            : verb.SequenceEqual("EHLO"u8) ? "250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n"u8
            : "250 2.1.0 ok\r\n"u8);
        return !IsOver;
    }
}
