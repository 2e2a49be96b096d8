namespace Platform.Kernel.Mail;

/// <summary>The three commands in front of a mail.</summary>
internal readonly record struct SmtpEnvelope(string MailFrom, string RcptTo)
{
    public const string Data = "DATA\r\n";

    public string All => $"{MailFrom}{RcptTo}{Data}";

    /// <param name="octets">The size of the mail, line ends as CR LF, before dots are doubled (RFC 1870).</param>
    /// <param name="isAscii">Whether the mail itself is ASCII throughout.</param>
    /// <exception cref="MailFormatException">An address is malformed, or this server cannot take such a mail.</exception>
    public static SmtpEnvelope For(OutgoingMail mail, int octets, bool isAscii, SmtpCapabilities server)
    {
        var (from, to) = (WireAddress.Parse(mail.EnvelopeFrom), WireAddress.Parse(mail.To.Address));
        var needsUtf8 = from.NeedsUtf8 || to.NeedsUtf8 || !isAscii;
        if (needsUtf8 && !(server.SmtpUtf8 && server.EightBitMime))
        {
            throw new MailFormatException("An address of this mail is not ASCII, and the server takes only ASCII.", "5.6.7");
        }

        if (octets > server.LargestMail)
        {
            throw new MailFormatException($"The mail has {octets} octets; the server takes {server.LargestMail}.", "5.3.4");
        }

        var size = server.Size ? $" SIZE={octets}" : "";
        var utf8 = needsUtf8 ? " BODY=8BITMIME SMTPUTF8" : "";
        return new SmtpEnvelope($"MAIL FROM:<{from.Text}>{size}{utf8}\r\n", $"RCPT TO:<{to.Text}>\r\n");
    }
}
