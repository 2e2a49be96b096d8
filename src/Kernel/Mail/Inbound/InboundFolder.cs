using Microsoft.Extensions.Configuration;

namespace Platform.Kernel.Mail;

/// <summary>
/// Where a mail server drops what comes back, one .eml a file: the setting Mail:Inbound:Folder. Within it this program keeps what it is
/// at work on, what it has done (a week), and what nobody knew what to do with (a month).
/// </summary>
public sealed class InboundFolder
{
    /// <summary>How long a mail is kept that nobody knew what to do with.</summary>
    public const int DaysAside = 30;

    /// <exception cref="InvalidOperationException">The folder is not there and cannot be made; the message is one line.</exception>
    public InboundFolder(IConfiguration configuration)
    {
        if (configuration["Mail:Inbound:Folder"] is not { Length: > 0 } named)
        {
            return;
        }

        try
        {
            Path = System.IO.Path.GetFullPath(named);
            foreach (var inside in new[] { Working, Done, Aside })
            {
                Directory.CreateDirectory(inside);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InvalidOperationException($"Mail:Inbound:Folder is '{named}', which cannot be used ({e.GetType().Name}).");
        }
    }

    /// <summary>Null when nothing comes in.</summary>
    public string? Path { get; }

    internal string Working => System.IO.Path.Combine(Path!, "working");

    internal string Done => System.IO.Path.Combine(Path!, "done");

    internal string Aside => System.IO.Path.Combine(Path!, "aside");
}
