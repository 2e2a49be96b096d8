using System.Net;
using Platform.Kernel.Mail;

namespace Platform.Host;

/// <summary>Reads the settings that the host itself needs. Every wrong one throws with one line that names it.</summary>
public static class Settings
{
    /// <summary>The folder of database, uploads, keys and mails; made when it is not there.</summary>
    public static string DataFolder(IConfiguration configuration)
    {
        var folder = Path.GetFullPath(configuration["Data:Folder"] is { Length: > 0 } set ? set : "data");
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>The addresses of proxies whose forwarded headers count; usually none.</summary>
    public static IReadOnlyList<IPAddress> TrustedProxies(IConfiguration configuration)
    {
        var named = (configuration["Proxies:Trusted"] ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries);
        return [.. named.Select(text => IPAddress.TryParse(text, out var address)
            ? address
            : throw new InvalidOperationException($"Proxies:Trusted has '{text}'; it must be a list of IP addresses."))];
    }

    /// <summary>Which way mails leave.</summary>
    public static IMailTransport MailTransport(IConfiguration configuration, string dataFolder, TimeProvider clock)
    {
        var named = configuration["Mail:Transport"] is { Length: > 0 } set ? set : "Folder";
        return named.ToLowerInvariant() switch
        {
            "folder" => new FolderTransport(Path.Combine(dataFolder, "mail"), clock),
            "smtp" => new SmtpTransport(SmtpSettings.From(configuration), SmtpLimits.Default, clock),

            _ => throw new InvalidOperationException($"Mail:Transport is '{named}'; it must be Folder or Smtp."),
        };
    }
}
