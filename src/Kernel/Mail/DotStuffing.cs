using System.Buffers;

namespace Platform.Kernel.Mail;

/// <summary>
/// How a mail travels after DATA (RFC 5321, 4.5.2): a dot at the start of a line is doubled, because a lone dot ends the mail.
/// Without it a text could end its own mail and go on with commands.
/// </summary>
internal static class DotStuffing
{
    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> mail)
    {
        var endsLine = mail.EndsWith("\r\n"u8);
        if (mail.StartsWith("."u8))
        {
            output.Write("."u8);
        }

        for (var dot = mail.IndexOf("\n."u8); dot >= 0; dot = mail.IndexOf("\n."u8))
        {
            output.Write(mail[..(dot + 1)]);
            output.Write("."u8);
            mail = mail[(dot + 1)..];
        }

        output.Write(mail);
        output.Write(endsLine ? ".\r\n"u8 : "\r\n.\r\n"u8);
    }
}
