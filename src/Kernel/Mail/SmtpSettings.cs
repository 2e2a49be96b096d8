using Microsoft.Extensions.Configuration;

namespace Platform.Kernel.Mail;

/// <summary>How the connection to the relay is kept private.</summary>
public enum SmtpSecurity
{
    /// <summary>Not at all: for a relay on the same machine. Only here a password may travel in the clear.</summary>
    None,
    /// <summary>
    /// Starts in the clear and must turn private before anything is said (RFC 3207); a server without STARTTLS is refused.
    /// </summary>
    StartTls,
    /// <summary>TLS from the first octet (RFC 8314).</summary>
    Tls,
}

/// <summary>The relay that takes our mail: section Mail:Smtp.</summary>
/// <param name="User">Null when the relay asks for no sign-in.</param>
/// <param name="Connections">Open at the same time, at most; they are opened when needed.</param>
public sealed record SmtpSettings(
    string Host, int Port, SmtpSecurity Security = SmtpSecurity.StartTls, string? User = null, string? Password = null, int Connections = 4)
{
    private const string Section = "Mail:Smtp";

    /// <summary>
    /// Reads the section. Security is StartTls unless set; the port is 25, 587 or 465 by the security unless set.
    /// </summary>
    /// <exception cref="InvalidOperationException">A setting is missing or wrong; the one-line message names it.</exception>
    public static SmtpSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var host = Given(section, "Host") ?? throw Wrong("Host", "is missing: the name of the relay");
        var security = ReadSecurity(Given(section, "Security"));
        var port = ReadNumber(section, "Port", UsualPort(security), 65535);
        var (user, password) = (Given(section, "User"), Given(section, "Password"));
        if (user is null != password is null)
        {
            throw Wrong(user is null ? "User" : "Password", "is missing: user and password go together");
        }

        return new SmtpSettings(host, port, security, user, password, ReadNumber(section, "Connections", 4, 100));
    }

    /// <summary>Without the password, so that the settings may be logged.</summary>
    public override string ToString() => $"{Host}:{Port} ({Security}, {Connections} connections)";

    private static string? Given(IConfigurationSection section, string key) =>
        section[key] is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;

    private static SmtpSecurity ReadSecurity(string? text)
    {
        if (text is null)
        {
            return SmtpSecurity.StartTls;
        }

        return Enum.TryParse<SmtpSecurity>(text, ignoreCase: true, out var security) && Enum.IsDefined(security) && !char.IsDigit(text[0])
            ? security
            : throw Wrong("Security", "is one of None, StartTls, Tls");
    }

    private static int UsualPort(SmtpSecurity security) => security switch
    {
        SmtpSecurity.None => 25,
        SmtpSecurity.StartTls => 587,
        _ => 465,
    };

    private static int ReadNumber(IConfigurationSection section, string key, int fallback, int most)
    {
        if (Given(section, key) is not { } text)
        {
            return fallback;
        }

        return int.TryParse(text, out var number) && number >= 1 && number <= most
            ? number
            : throw Wrong(key, $"is a number from 1 to {most}");
    }

    private static InvalidOperationException Wrong(string key, string what) => new($"{Section}:{key} {what}.");
}
