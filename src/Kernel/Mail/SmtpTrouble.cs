namespace Platform.Kernel.Mail;

/// <summary>
/// The connection is of no further use: lost, silent, unreadable, or the server turned us away. It never leaves the transport.
/// </summary>
internal sealed class SmtpTrouble : Exception
{
    private readonly SmtpReply? reply;

    public SmtpTrouble(string message, Exception? cause = null)
        : base(message, cause)
    {
    }

    public SmtpTrouble(string message, SmtpReply reply)
        : base(message) => this.reply = reply;

    public MailResult As(MailOutcome outcome) => reply?.As(outcome) ?? new MailResult(outcome, null, null, Message);
}
