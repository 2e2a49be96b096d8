using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Platform.Kernel.Mail;

/// <summary>What a report says of one recipient.</summary>
/// <param name="Kind">Null when nothing came back: delivered, or still under way.</param>
/// <param name="Addresses">Whom it is about, by every name that it gives, in small letters; may be none.</param>
internal sealed record ReportedRecipient(ReturnKind? Kind, IReadOnlyList<string> Addresses);

/// <summary>
/// A mail server's word on a mail that it took (RFC 3464), or the same in plain words of servers that write no report. What people and
/// their mailboxes answer by themselves (RFC 3834), receipts (RFC 8098), and news of a mail that is only late are not returns.
/// </summary>
public sealed partial class DeliveryReport
{
    private const int LongestLook = 20_000;
    private static readonly string[] RecipientFields = ["Original-Recipient", "Final-Recipient", "X-Actual-Recipient"];

    private readonly IReadOnlyList<ReportedRecipient> recipients;

    private DeliveryReport(IReadOnlyList<ReportedRecipient> recipients) => this.recipients = recipients;

    /// <summary>Null for a mail that is no report.</summary>
    public static DeliveryReport? Of(InboundMail mail)
    {
        if (mail.Root.All.Any(part => part.ContentType is "message/disposition-notification"))
        {
            return new DeliveryReport([]);
        }

        var status = mail.Root.All.FirstOrDefault(
            part => part.ContentType is "message/delivery-status" or "message/global-delivery-status");
        return status is null ? Plain(mail)
            : new DeliveryReport([.. Blocks(status).Where(block => block.Header("Action") is not null).Select(block => Read(block, mail))]);
    }

    /// <summary>
    /// What came back of a mail to one address; null when nothing did. Somebody to whom that address only passes its mail on may be gone:
    /// that is no word about the address itself.
    /// </summary>
    public ReturnKind? About(Func<string, bool> isTheAddress)
    {
        var own = recipients.Where(one => one.Addresses.Count == 0 || one.Addresses.Any(isTheAddress)).ToList();
        var told = own.Count > 0 ? own : recipients;
        var kinds = told.Select(one => one.Kind).OfType<ReturnKind>().ToList();
        return kinds.Count == 0 ? null
            : own.Count == 0 && kinds.Min() == ReturnKind.NoSuchAddress ? ReturnKind.Temporary
            : kinds.Min();
    }

    /// <summary>The addresses it names.</summary>
    public IEnumerable<string> Addresses => recipients.SelectMany(one => one.Addresses);

    private static ReportedRecipient Read(MimePart block, InboundMail mail)
    {
        var addresses = RecipientFields.Select(block.Header).OfType<string>()
            .SelectMany(typed => Address().Matches(typed[(typed.IndexOf(';', StringComparison.Ordinal) + 1)..]))
            .Select(found => found.Value.ToLowerInvariant()).Distinct().ToList();
        if (block.Header("Action")?.Trim().ToLowerInvariant() is not "failed")
        {
            return new ReportedRecipient(null, addresses);
        }

        var words = block.Header("Diagnostic-Code") ?? "";
        var status = Status().Match(block.Header("Status") ?? "") is { Success: true } found ? found.Value : null;
        var reply = Reply().Match(words);

        // "5.0.0" says no more than that it failed; the server's own code says more.
        if (reply.Groups["status"] is { Success: true } better && (status is null || status.EndsWith(".0.0", StringComparison.Ordinal)))
        {
            status = better.Value;
        }

        return new ReportedRecipient(RefusalReading.Of(status, Code(reply), words.Length > 0 ? words : Beginning(mail)), addresses);
    }

    /// <summary>
    /// Of servers that tell it in words alone: only a server's own mail counts, and only when it says that it has given up.
    /// </summary>
    private static DeliveryReport? Plain(InboundMail mail)
    {
        var named = mail.Root.Header("X-Failed-Recipients");
        if (named is null && !Postmaster().IsMatch(mail.Root.Header("From") ?? ""))
        {
            return null;
        }

        var text = Beginning(mail);
        var told = $"{mail.Subject}\n{text}";
        if (Late().IsMatch(told))
        {
            return new DeliveryReport([]);
        }

        if (!GivenUp().IsMatch(told))
        {
            return null;
        }

        var addresses = Address().Matches(named ?? text).Select(found => found.Value.ToLowerInvariant()).Distinct().ToList();
        var reply = Reply().Match(text);
        var status = reply.Groups["status"] is { Success: true } found ? found.Value : null;

        // What the server that refused it said stands behind its code; before it stands what this one says in general.
        var words = reply.Success ? text[reply.Index..] : text;
        return new DeliveryReport([new ReportedRecipient(RefusalReading.Of(status, Code(reply), words), addresses)]);
    }

    private static int? Code(Match reply)
        => reply.Groups["code"] is { Success: true } three ? int.Parse(three.ValueSpan, CultureInfo.InvariantCulture) : null;

    /// <summary>Without the mail that came back.</summary>
    private static string Beginning(InboundMail mail)
    {
        var words = mail.Words;
        var copy = Copy().Match(words);
        var length = Math.Min(copy.Success ? copy.Index : words.Length, LongestLook);
        return words[..length];
    }

    /// <summary>Groups of fields with an empty line between them (RFC 3464, 2.1).</summary>
    internal static IEnumerable<MimePart> Blocks(MimePart part)
        => EmptyLines().Split(part.Text).Where(block => !string.IsNullOrWhiteSpace(block))
            .Select(block => MimePart.Read(Encoding.UTF8.GetBytes(block.TrimStart('\n'))));

    [GeneratedRegex(@"\n[ \t]*\n")]
    private static partial Regex EmptyLines();

    [GeneratedRegex(@"\b[245]\.\d{1,3}\.\d{1,3}\b")]
    private static partial Regex Status();

    [GeneratedRegex(@"(?<![\d.])(?<code>[45]\d\d)[\s\-#]+(?:(?<status>[45]\.\d{1,3}\.\d{1,3})(?![\d.]))?", RegexOptions.ExplicitCapture)]
    private static partial Regex Reply();

    [GeneratedRegex(@"[^\s<>@;:,""'()\[\]]{1,64}@[^\s<>@;:,""'()\[\]]{1,255}")]
    private static partial Regex Address();

    [GeneratedRegex(@"mailer-daemon|postmaster|mail delivery|^\s*<>\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Postmaster();

    [GeneratedRegex("""
        \bdelayed\b|has\ not\ (yet\ )?been\ delivered|not\ yet\ been\ delivered|will\ (be|keep|continue)(\ \w+)?\ (retr|try)
        |delivery\ attempts\ will\ continue|do\ not\ need\ to\ resend|no\ action\ is\ required|only\ a\ warning|vertraagd|nog\ niet\ (af|be)
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Late();

    [GeneratedRegex("""
        (could|can|was|were)(\ ?n[o']t|n't|\ not)(\ be)?(\ able\ to)?\ deliver|undeliver
        |deliver(y|ed)(\ \w+){0,3}\ fail|fail\w*(\ \w+){0,3}\ deliver
        |failure\ notice|permanent(ly)?(\ \w+)*\ error|returned\ (mail|to\ sender)|returning\ message
        |niet(\ \w+){0,3}\ ?(af|be)(ge)?leverd|onbestelbaar
        |non\ remis
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex GivenUp();

    [GeneratedRegex(
        @"^-{2,}.*(copy|below|original|included|headers|forwarded|kopie|bericht).*$|^Received: |^Return-Path: ",
        RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Copy();
}
