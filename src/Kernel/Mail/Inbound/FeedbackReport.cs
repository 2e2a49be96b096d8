using System.Text.RegularExpressions;

namespace Platform.Kernel.Mail;

/// <summary>What somebody's mail provider tells of a mail that its reader did not want (RFC 5965).</summary>
/// <param name="Type">In small letters: "abuse", "opt-out", "auth-failure".</param>
/// <param name="Addresses">Every address by which the mail may be known again: of the report, of its envelope, of the mail itself.</param>
/// <param name="Unsubscribe">The List-Unsubscribe of the mail; null without one.</param>
public sealed partial record FeedbackReport(string Type, IReadOnlyList<string> Addresses, string? Unsubscribe)
{
    /// <summary>No word of the reader: what a server found out about the mail or its sender.</summary>
    public bool IsOfNobody => Type is "auth-failure" or "dmarc" or "not-spam" or "virus";

    public bool IsOptOut => Type is "opt-out" or "opt-out-list";

    /// <summary>Null for a mail that is none.</summary>
    public static FeedbackReport? Of(InboundMail mail)
    {
        if (mail.Root.All.FirstOrDefault(part => part.ContentType == "message/feedback-report") is not { } part
            || DeliveryReport.Blocks(part).FirstOrDefault() is not { } said)
        {
            return null;
        }

        var original = Original(mail);
        IEnumerable<string> named =
        [
            .. said.Headers("Original-Mail-From"), .. original?.Headers("Return-Path") ?? [], .. original?.Headers("CFBL-Address") ?? [],
            .. original?.Headers("List-Unsubscribe") ?? [],
        ];
        return new FeedbackReport(
            said.Header("Feedback-Type")?.Trim().ToLowerInvariant() ?? "",
            [.. mail.Recipients, .. named.SelectMany(text => Address().Matches(text)).Select(found => found.Value.ToLowerInvariant())],
            original?.Header("List-Unsubscribe"));
    }

    /// <summary>The mail itself, or only its head.</summary>
    private static MimePart? Original(InboundMail mail)
    {
        var parts = mail.Root.All.ToList();
        var head = parts.Find(part => part.ContentType is "text/rfc822-headers" or "message/rfc822-headers" or "message/global-headers");
        return parts.Find(part => part.ContentType == "message/rfc822") is { Children: [var whole, ..] } ? whole
            : head is null ? null : MimePart.Read(head.Content);
    }

    [GeneratedRegex(@"[A-Za-z0-9._%+=\-]{1,64}@[A-Za-z0-9.\-]{1,255}")]
    private static partial Regex Address();
}
