using System.Security.Cryptography;
using System.Text;
using Platform.Kernel.Mail;

namespace Platform.Marketing.Campaigns;

/// <summary>
/// What mail programs and providers read: how to leave (RFC 2369, RFC 8058), which list this is (RFC 2919), whose figures it belongs to,
/// where complaints go (RFC 9477), and that a program sends it (RFC 3834): mailboxes need not answer.
/// </summary>
internal static class CampaignHeaders
{
    /// <param name="tenant">The salon.</param>
    /// <param name="campaign">What the mail is of.</param>
    /// <param name="unsubscribe">The link.</param>
    /// <param name="leaving">Where to leave by mail; null when nothing comes in here.</param>
    /// <param name="complaints">Where providers tell that the reader complained; null when nothing comes in here.</param>
    /// <param name="domain">The platform's.</param>
    public static IReadOnlyList<MailHeader> Of(
        Tenant tenant, Campaign campaign, string unsubscribe, string? leaving, string? complaints, string domain) =>
    [
        new("List-Unsubscribe", leaving is null ? $"<{unsubscribe}>" : $"<{unsubscribe}>, <mailto:{leaving}?subject=unsubscribe>"),
        new("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        new("List-Id", $"<{campaign.ListId:N}.{tenant.Id}.{domain}>"),
        new("Feedback-ID", $"{campaign.Id:N}:{campaign.ListId:N}:campaign:salon{tenant.Id}"),
        new("Precedence", "bulk"),
        new("Auto-Submitted", "auto-generated"),
        .. complaints is null ? [] : new[] { new MailHeader("CFBL-Address", $"{complaints}; report=arf") },
    ];

    /// <summary>The same for ever, so that a mail that is sent by hand again is seen as the same one; it gives away no id.</summary>
    public static string MessageId(Tenant tenant, Recipient row, string domain)
    {
        var mail = $"{tenant.Id}|{row.CampaignId:N}|{row.ClientId:N}" + (row.Round == 0 ? "" : $"|{row.Round}");
        return $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mail)).AsSpan(0, 16))}.{tenant.Id}@{domain}";
    }
}
