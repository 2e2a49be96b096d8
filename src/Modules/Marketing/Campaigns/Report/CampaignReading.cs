using System.Text.Json;
using Platform.Kernel.Mail;

namespace Platform.Marketing.Campaigns;

/// <summary>Counts a campaign from its ledger, so that a figure can never say anything else than the lines do.</summary>
internal sealed class CampaignReading(MarketingDb db)
{
    public async Task<CampaignView> View(Campaign campaign, CancellationToken cancellationToken)
        => (await Views([campaign], cancellationToken))[0];

    public async Task<CampaignView?> Find(Guid id, CancellationToken cancellationToken)
        => await db.Campaigns.AsNoTracking().FirstOrDefaultAsync(campaign => campaign.Id == id, cancellationToken) is { } campaign
            ? await View(campaign, cancellationToken) : null;

    /// <summary>The newest first.</summary>
    public async Task<(IReadOnlyList<CampaignView> Views, int Total)> Page(int page, int size, CancellationToken cancellationToken)
    {
        var own = db.Campaigns.AsNoTracking().Where(campaign => campaign.AutomationId == null);
        var campaigns = await own
            .OrderByDescending(campaign => campaign.CreatedAt).ThenByDescending(campaign => campaign.Id)
            .Skip((page - 1) * size).Take(size).ToListAsync(cancellationToken);
        return (await Views(campaigns, cancellationToken), await own.CountAsync(cancellationToken));
    }

    public async Task<IReadOnlyList<CampaignView>> Views(IReadOnlyList<Campaign> campaigns, CancellationToken cancellationToken)
    {
        var ids = campaigns.Select(campaign => campaign.Id).ToList();
        var counts = await db.Recipients.Where(r => EF.Parameter(ids).Contains(r.CampaignId))
            .GroupBy(r => new { r.CampaignId, r.State, r.Reason, r.Returned })
            .Select(g => new { g.Key.CampaignId, g.Key.State, g.Key.Reason, g.Key.Returned, Count = g.Count() })
            .ToListAsync(cancellationToken);
        var byCampaign = counts.ToLookup(count => count.CampaignId, count => (count.State, count.Reason, count.Returned, count.Count));
        return [.. campaigns.Select(campaign => CampaignView.Of(campaign, [.. byCampaign[campaign.Id]], db.Now))];
    }
}

/// <summary>A campaign as programs and pages see it.</summary>
/// <param name="ListId">Null when it goes to a segment, whatever lists those are on.</param>
/// <param name="Languages">Those it is written in, its own first.</param>
/// <param name="Total">Clients who were looked at; every one of them is in exactly one of the figures.</param>
/// <param name="Excluded">Who gets nothing, by reason: "noConsent", "sameAddress", …</param>
/// <param name="Bounced">Of those sent: came back later, for whatever reason.</param>
/// <param name="Complaints">Of those sent: reported as spam by their readers.</param>
/// <param name="Refused">At once or later, because of the sender or the mail and not because of the address.</param>
/// <param name="EtaSeconds">Until all is sent at the rate of now; null when nothing is being sent.</param>
/// <param name="Test">The comparison of its variants; null for a campaign without.</param>
public sealed record CampaignView(
    Guid Id, string Name, string Subject, string? Preheader, Guid? ListId, Guid? SegmentId, Guid? ExceptListId, Guid? ExceptSegmentId,
    bool Live, string Language,
    string? UtmSource, string? UtmMedium, string? UtmCampaign, IReadOnlyList<CampaignBlock> Blocks, IReadOnlyList<string> Languages,
    string State, int Version, bool InArchive,
    DateTime CreatedAt, string CreatedBy, DateTime? StartsAt, DateTime? LatestAt, DateTime? StartedAt, DateTime? EndedAt,
    int Total, int Sent, int Failed, int Uncertain, int Pending, int Cancelled, IReadOnlyDictionary<string, int> Excluded,
    int Bounced, int Complaints, int Refused, int? PerMinute, int? EtaSeconds, CampaignTest? Test)
{
    /// <summary>Sent, and nothing came back.</summary>
    public int Delivered => Sent - Bounced;

    internal int LeftOut => Excluded.Values.Sum();

    internal int Settled => Total - Pending;

    internal bool IsWorking => State is "scheduled" or "preparing" or "sending";

    internal static CampaignView Of(
        Campaign campaign, IReadOnlyList<(RecipientState State, LeftOut? Reason, ReturnKind? Returned, int Count)> counts, DateTime now)
    {
        var pending = Sum(RecipientState.Pending, RecipientState.HandingOver);
        var total = counts.Sum(count => count.Count);
        var test = CampaignTest.Of(campaign);
        var isWaiting = test is { Winner: null, ChoiceAt: not null };
        var minutes = campaign is { State: CampaignState.Sending, RateSince: { } since } && !isWaiting ? (now - since).TotalMinutes : 0;
        int? rate = minutes > 0
            && total - pending > campaign.RateFrom ? (int)Math.Ceiling((total - pending - campaign.RateFrom) / minutes) : null;
        return new CampaignView(
            campaign.Id, campaign.Name, campaign.Subject, campaign.Preheader, campaign.NeededListId, campaign.SegmentId,
            campaign.ExceptListId, campaign.ExceptSegmentId, campaign.IsLive, campaign.Language,
            campaign.UtmSource, campaign.UtmMedium, campaign.UtmCampaign,
            CampaignBlock.Read(campaign.Blocks), [.. CampaignVersion.All(campaign).Select(version => version.Language)],
            Code(campaign.State), campaign.Version, campaign.InArchive, campaign.CreatedAt, campaign.CreatedBy, campaign.StartsAt,
            campaign.LatestAt,
            campaign.StartedAt,
            campaign.EndedAt, total, Sum(RecipientState.Accepted, RecipientState.Sent), Sum(RecipientState.Failed),
            Sum(RecipientState.Uncertain), pending,
            Sum(RecipientState.Cancelled),
            counts.Where(count => count is { State: RecipientState.Excluded, Reason: not null })
                .GroupBy(count => Code(count.Reason!.Value)).ToDictionary(same => same.Key, same => same.Sum(count => count.Count)),
            counts.Where(count => IsSent(count.State) && count.Returned is not (null or ReturnKind.Complaint)).Sum(count => count.Count),
            counts.Where(count => count.Returned == ReturnKind.Complaint).Sum(count => count.Count),
            counts.Where(count => count.Returned == ReturnKind.Refused).Sum(count => count.Count),
            rate, rate is { } known ? (int)Math.Ceiling(pending * 60.0 / known) : null, test);

        int Sum(params RecipientState[] states) => counts.Where(count => states.Contains(count.State)).Sum(count => count.Count);
    }

    private static bool IsSent(RecipientState state) => state is RecipientState.Accepted or RecipientState.Sent;

    /// <summary>"sameAddress".</summary>
    internal static string Code(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
