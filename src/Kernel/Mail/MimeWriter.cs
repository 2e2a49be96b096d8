using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Kernel.Mail;

/// <summary>
/// Writes a mail as the octets that travel (RFC 5322, RFC 2045 to 2047, RFC 2231). Apart from a UTF-8 local part in an address
/// (RFC 6532) the result is ASCII with lines of CR LF; the same mail always gives the same octets.
/// </summary>
internal sealed class MimeWriter
{
    private static readonly HashSet<string> OwnHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "From", "Sender", "To", "Cc", "Bcc", "Reply-To", "Subject", "Date", "Message-ID", "MIME-Version",
    };

    private readonly IBufferWriter<byte> output;
    private readonly HeaderWriter header;
    private readonly string boundaryTail;

    private MimeWriter(OutgoingMail mail, IBufferWriter<byte> output)
    {
        this.output = output;
        header = new HeaderWriter(output);
        boundaryTail = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mail.MessageId)).AsSpan(0, 12));
    }

    /// <exception cref="MailFormatException">An address, header name, message id or content type cannot be written safely.</exception>
    public static void Write(OutgoingMail mail, IBufferWriter<byte> output)
    {
        if (mail.Signer is { } signer)
        {
            var unsigned = new ArrayBufferWriter<byte>();
            Write(mail with { Signer = null }, unsigned);
            signer.Sign(unsigned.WrittenSpan, output);
            output.Write(unsigned.WrittenSpan);
            return;
        }

        var writer = new MimeWriter(mail, output);
        writer.WriteHeaders(mail);
        if (mail.Attachments.Count == 0)
        {
            writer.WriteAlternatives(mail);
        }
        else
        {
            writer.WriteMixed(mail);
        }
    }

    private void WriteHeaders(OutgoingMail mail)
    {
        WriteMailbox("From", mail.From);
        if (mail.ReplyTo is not null)
        {
            WriteMailbox("Reply-To", mail.ReplyTo);
        }

        WriteMailbox("To", mail.To);
        WriteSubject(HeaderText.OneLine(mail.Subject));
        header.Field("Date", mail.Date.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        header.Field("Message-ID", MessageIdToken(mail.MessageId));
        header.Field("MIME-Version", "1.0");
        foreach (var extra in mail.Headers)
        {
            WriteExtra(extra);
        }
    }

    private void WriteMailbox(string field, Mailbox mailbox)
    {
        var address = WireAddress.Parse(mailbox.Address);
        var name = HeaderText.Name(mailbox.Name);
        header.Start(field);
        if (name.Length > 0)
        {
            Phrase.Write(header, name);
        }

        header.Token($"<{address.Text}>");
        header.End();
    }

    private void WriteSubject(string subject)
    {
        header.Start("Subject");
        if (EncodedWords.AreNeededFor(subject))
        {
            EncodedWords.Write(header, subject);
        }
        else
        {
            header.Words(subject);
        }

        header.End();
    }

    private static string MessageIdToken(string messageId) =>
        messageId.Contains('@') && !messageId.AsSpan().ContainsAnyExceptInRange('!', '~') && messageId.AsSpan().IndexOfAny('<', '>') < 0
            ? $"<{messageId}>"
            : throw new MailFormatException("The message id of this mail is malformed.", "5.6.0");

    private void WriteExtra(MailHeader extra)
    {
        if (OwnHeaders.Contains(extra.Name) || extra.Name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
        {
            throw new MailFormatException($"The header {HeaderText.OneLine(extra.Name)} is written from the mail itself.", "5.6.0");
        }

        // ASCII stays as it is, however long a token: List-Unsubscribe holds addresses that nobody would decode.
        var value = HeaderText.OneLine(extra.Value);
        header.Start(extra.Name);
        if (Ascii.IsValid(value))
        {
            header.Words(value);
        }
        else
        {
            EncodedWords.Write(header, value);
        }

        header.End();
    }

    private void WriteMixed(OutgoingMail mail)
    {
        var boundary = StartMultipart("mixed");
        Delimit(boundary);
        WriteAlternatives(mail);
        foreach (var attachment in mail.Attachments)
        {
            Delimit(boundary);
            WriteAttachment(attachment);
        }

        Close(boundary);
    }

    private void WriteAlternatives(OutgoingMail mail)
    {
        if (mail.Html.Length == 0)
        {
            WriteText("plain", mail.Text);
            return;
        }

        // The last alternative is the one that receivers prefer (RFC 2046, 5.1.4).
        var boundary = StartMultipart("alternative");
        Delimit(boundary);
        WriteText("plain", mail.Text);
        Delimit(boundary);
        WriteText("html", mail.Html);
        Close(boundary);
    }

    /// <summary>"=_" stands neither in quoted-printable nor in base64, so no content can hold the boundary.</summary>
    private string StartMultipart(string kind)
    {
        var boundary = $"=_{kind}_{boundaryTail}";
        header.Start("Content-Type");
        header.Token($"multipart/{kind};");
        header.Token($"boundary=\"{boundary}\"");
        header.End();
        return boundary;
    }

    private void WriteText(string kind, string text)
    {
        var octets = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var content = octets.AsSpan(0, Encoding.UTF8.GetBytes(text, octets));
        var base64 = Base64Lines.Length(content.Length) < QuotedPrintable.EstimatedLength(content, text.Length);
        header.Field("Content-Type", $"text/{kind}; charset=utf-8");
        header.Field("Content-Transfer-Encoding", base64 ? "base64" : "quoted-printable");
        header.End();
        if (base64)
        {
            Base64Lines.Write(output, Encoding.UTF8.GetBytes(WithCrLf(text)));
        }
        else
        {
            QuotedPrintable.Write(output, content);
        }

        ArrayPool<byte>.Shared.Return(octets);
    }

    /// <summary>Text is in its canonical form before base64 hides its line ends (RFC 2045, 6.8).</summary>
    private static string WithCrLf(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("\n", "\r\n", StringComparison.Ordinal);

    private void WriteAttachment(MailAttachment attachment)
    {
        header.Field("Content-Type", ContentType(attachment.ContentType));
        header.Start("Content-Disposition");
        header.Token("attachment;");
        FileNameParameter.Write(header, attachment.FileName);
        header.End();
        header.Field("Content-Transfer-Encoding", "base64");
        header.End();
        Base64Lines.Write(output, attachment.Content.Span);
    }

    /// <summary>Composite types may not be written in base64 (RFC 2045, 6.4).</summary>
    private static string ContentType(string type) =>
        type.IndexOf('/', StringComparison.Ordinal) > 0 && !type.AsSpan().ContainsAnyExceptInRange(' ', '~')
        && !type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
        && !type.StartsWith("message/", StringComparison.OrdinalIgnoreCase)
            ? HeaderText.OneLine(type)
            : throw new MailFormatException("The content type of an attachment is malformed.", "5.6.0");

    private void Delimit(string boundary)
    {
        output.Write("\r\n--"u8);
        Encoding.ASCII.GetBytes(boundary, output);
        output.Write("\r\n"u8);
    }

    private void Close(string boundary)
    {
        output.Write("\r\n--"u8);
        Encoding.ASCII.GetBytes(boundary, output);
        output.Write("--\r\n"u8);
    }
}
