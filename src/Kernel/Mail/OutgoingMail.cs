namespace Platform.Kernel.Mail;

/// <summary>A name and an address as they stand in a header; the name may be empty.</summary>
public sealed record Mailbox(string Name, string Address);

/// <summary>A further header of a mail, for example List-Unsubscribe.</summary>
public sealed record MailHeader(string Name, string Value);

/// <summary>A file that goes with a mail.</summary>
public sealed record MailAttachment(string FileName, string ContentType, ReadOnlyMemory<byte> Content);

/// <summary>One finished mail to one address, ready to be written as MIME (RFC 5322, RFC 2045 to 2047).</summary>
/// <param name="MessageId">Without angle brackets; the same at every try, so that receivers see a repeat as a repeat.</param>
/// <param name="EnvelopeFrom">The return path (RFC 5321, MAIL FROM); bounces go there.</param>
/// <param name="Date">UTC.</param>
/// <param name="Text">The plain-text part, lines ended by \n.</param>
/// <param name="Html">The HTML part.</param>
public sealed record OutgoingMail(
    string MessageId, string EnvelopeFrom, Mailbox From, Mailbox? ReplyTo, Mailbox To, string Subject, DateTime Date, string Text,
    string Html)
{
    public IReadOnlyList<MailHeader> Headers { get; init; } = [];

    /// <summary>Signs it for the sender's domain; null leaves that to the server that takes it.</summary>
    public DkimSigner? Signer { get; init; }

    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];
}
