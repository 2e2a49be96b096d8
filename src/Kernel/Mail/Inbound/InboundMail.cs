using System.Text.RegularExpressions;

namespace Platform.Kernel.Mail;

/// <summary>A mail that came in.</summary>
public sealed partial class InboundMail(MimePart root)
{
    private static readonly string[] RecipientHeaders = ["Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To", "Cc"];
    private static readonly string[] BulkWords = ["bulk", "junk", "auto_reply", "list"];

    public MimePart Root => root;

    public string Subject { get; } = MimeDecoding.Words(root.Header("Subject") ?? "");

    /// <summary>Without angle brackets; null without one.</summary>
    public string? MessageId { get; } = root.Header("Message-ID")?.Trim('<', '>', ' ') is { Length: > 0 } id ? id : null;

    /// <summary>Whom it was sent to, by the mail server and by its own words, in small letters.</summary>
    public IReadOnlyList<string> Recipients { get; } =
    [
        .. RecipientHeaders.SelectMany(root.Headers).SelectMany(header => Address().Matches(header))
            .Select(found => found.Value.ToLowerInvariant()).Distinct(),
    ];

    /// <summary>A program wrote it (RFC 3834, 5, and what came before it): an answer of somebody away, a notice of delivery.</summary>
    public bool IsAutomatic => root.Header("Auto-Submitted") is { } said && !said.StartsWith("no", StringComparison.OrdinalIgnoreCase)
        || root.Header("X-Autoreply") is not null || root.Header("X-Autorespond") is not null
        || BulkWords.Contains(root.Header("Precedence")?.Trim().ToLowerInvariant())
        || root.Header("Return-Path")?.Trim() == "<>" || root.ContentType == "multipart/report";

    /// <summary>What people read: the plain part, else the words of the HTML part; empty without either.</summary>
    public string Words => TextPart("text/plain") is { } plain ? plain.Text
        : TextPart("text/html") is { } html ? HtmlWords.Of(html.Text) : "";

    /// <summary>The files that came with it; pictures that stand in the text are none.</summary>
    public IEnumerable<MimePart> Attachments => Leaves().Where(part => part.FileName is { Length: > 0 }
        && (part.Disposition == "attachment" || !part.ContentType.StartsWith("text/", StringComparison.Ordinal))
        && part.Header("Content-ID") is null);

    /// <exception cref="UnreadableMailException">It cannot be read, or asks for too much.</exception>
    public static InboundMail Read(ReadOnlyMemory<byte> mail) => new(MimePart.Read(mail));

    private MimePart? TextPart(string type)
        => Leaves().FirstOrDefault(part => part.ContentType == type && part.Disposition != "attachment" && part.FileName is null);

    /// <summary>What stands in a mail that was sent along is that mail's own.</summary>
    private IEnumerable<MimePart> Leaves()
    {
        var open = new Stack<MimePart>([root]);
        while (open.TryPop(out var part))
        {
            if (part.Children.Count == 0 || part.ContentType == "message/rfc822")
            {
                yield return part;
                continue;
            }

            foreach (var child in part.Children.Reverse())
            {
                open.Push(child);
            }
        }
    }

    [GeneratedRegex(@"[A-Za-z0-9._%+=\-]{1,64}@[A-Za-z0-9.\-]{1,255}")]
    private static partial Regex Address();
}
