using Platform.Kernel.Mail;

namespace Platform.Marketing.Campaigns;

/// <summary>
/// What mail programs and providers read: how to leave (RFC 2369, RFC 8058), which list this is (RFC 2919), and whose figures it
/// belongs to.
/// </summary>
internal static class CampaignHeaders
{
    public static IReadOnlyList<MailHeader> Of(Tenant tenant, Campaign campaign, string unsubscribe, string domain) =>
    [
        new("List-Unsubscribe", $"<{unsubscribe}>"),
        new("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        new("List-Id", $"<{campaign.ListId:N}.{tenant.Id}.{domain}>"),
        new("Feedback-ID", $"{campaign.Id:N}:{campaign.ListId:N}:campaign:salon{tenant.Id}"),
        new("Precedence", "bulk"),
    ];
}
