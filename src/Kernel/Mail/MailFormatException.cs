namespace Platform.Kernel.Mail;

/// <summary>
/// A mail that cannot be written: an address, header name or content type that would not survive the way. The message quotes no
/// address.
/// </summary>
/// <param name="enhancedCode">RFC 3463, as a server would have refused it.</param>
internal sealed class MailFormatException(string message, string enhancedCode) : Exception(message)
{
    public string EnhancedCode { get; } = enhancedCode;

    public MailResult AsResult() => new(MailOutcome.PermanentFailure, null, EnhancedCode, Message);
}
