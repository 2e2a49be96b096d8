namespace Platform.Kernel.Mail;

/// <summary>How the hand-over of one mail ended.</summary>
public enum MailOutcome
{
    /// <summary>The server took the mail (2xx after the final dot).</summary>
    Accepted,
    /// <summary>The server refused this mail for now (4xx on RCPT or DATA).</summary>
    TemporaryFailure,
    /// <summary>The server refused this mail for good (5xx on RCPT or DATA).</summary>
    PermanentFailure,
    /// <summary>The server could not be reached or refused us, not this mail: connect, TLS, AUTH, MAIL FROM, 421.</summary>
    TransportFailure,
    /// <summary>The line broke after the final dot: the mail may have been taken.</summary>
    Unknown,
}

/// <param name="Code">The server's three digits; null when there was no answer.</param>
/// <param name="EnhancedCode">RFC 3463, for example "5.1.1"; null when the server gave none.</param>
/// <param name="Reply">What the server said, on one line, at most 500 characters; safe to store and to log.</param>
public sealed record MailResult(MailOutcome Outcome, int? Code = null, string? EnhancedCode = null, string? Reply = null);

/// <summary>Where mails leave the house. Safe for many callers at once.</summary>
public interface IMailTransport
{
    /// <summary>
    /// Hands one mail over. Never throws for what a server does; it throws when cancelled before the mail was written, and what
    /// <paramref name="beforeData"/> throws. Cancelled later, the mail ends as <see cref="MailOutcome.Unknown"/>.
    /// </summary>
    /// <param name="beforeData">Runs once, before the server could take the mail: from here on the outcome may be unknown.</param>
    Task<MailResult> Send(OutgoingMail mail, Func<Task>? beforeData, CancellationToken cancellationToken);
}
