using System.Net.Security;

namespace Platform.Kernel.Mail;

/// <summary>
/// How long we wait for a relay and how much we ask of one connection. The deadlines are those of RFC 5321, 4.5.3.2, where it names
/// one.
/// </summary>
public sealed record SmtpLimits
{
    public static SmtpLimits Default { get; } = new();

    /// <summary>To connect, and again to agree on TLS.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan Greeting { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For each reply to EHLO, STARTTLS, AUTH and RSET.</summary>
    public TimeSpan Command { get; init; } = TimeSpan.FromMinutes(1);

    public TimeSpan MailFrom { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan Recipient { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan DataStart { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>For each block of the mail to leave.</summary>
    public TimeSpan DataBlock { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>For the answer to the final dot: giving up early here makes duplicates.</summary>
    public TimeSpan DataEnd { get; init; } = TimeSpan.FromMinutes(10);

    public TimeSpan Quit { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>An unused connection is closed after this long; most relays close it after five minutes.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(1);

    public int MailsAConnection { get; init; } = 100;

    /// <summary>
    /// Writes the envelope of a waiting mail right behind the final dot of the one before: one round trip a mail, for campaigns.
    /// Such a mail shares the fate of a slow answer before it, so mails that people wait for go without.
    /// </summary>
    public bool WriteAhead { get; init; }

    /// <summary>Tests trust a certificate of their own with this; null asks the system.</summary>
    internal RemoteCertificateValidationCallback? CertificateCheck { get; init; }
}
