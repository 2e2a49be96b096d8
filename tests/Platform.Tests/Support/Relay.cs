using Platform.Kernel.Mail;

namespace Platform.Tests.Support;

/// <summary>A transport to a scripted server, that trusts its certificate.</summary>
internal static class Relay
{
    public const string Password = "correct horse battery";

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(0.1);

    /// <summary>The deadlines of real life, so that a busy machine changes no outcome.</summary>
    public static SmtpLimits Limits { get; } = new() { CertificateCheck = ScriptedSmtpServer.IsOwnCertificate };

    /// <summary>Impatient at this step only: for a server that falls silent there.</summary>
    public static SmtpLimits ImpatientAt(string step) => step switch
    {
        "GREETING" => Limits with { Greeting = Short },
        "MAIL" => Limits with { MailFrom = Short },
        "RCPT" => Limits with { Recipient = Short },
        "DATA" => Limits with { DataStart = Short },
        "DOT" => Limits with { DataEnd = Short },
        _ => Limits with { Command = Short },
    };

    public static SmtpTransport To(
        ScriptedSmtpServer server, SmtpSecurity security = SmtpSecurity.None, string? user = null, int connections = 1, SmtpLimits? limits = null) =>
        new(new SmtpSettings("localhost", server.Port, security, user, user is null ? null : Password, connections), limits ?? Limits, TimeProvider.System);
}
