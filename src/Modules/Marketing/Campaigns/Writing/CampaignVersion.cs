using System.Text.Json;

namespace Platform.Marketing.Campaigns;

/// <summary>The words of a campaign in one more language.</summary>
/// <param name="Language">Never that of the campaign itself.</param>
/// <param name="IsDropped">Taken out again: kept, so that it can be brought back, and read by nobody.</param>
internal sealed record CampaignVersion(
    string Language, string Subject, string? Preheader, IReadOnlyList<CampaignBlock> Blocks, bool IsDropped = false)
{
    /// <summary>Those that are read.</summary>
    public static IReadOnlyList<CampaignVersion> In(Campaign campaign) => [.. Kept(campaign).Where(version => !version.IsDropped)];

    /// <summary>Those that were taken out too.</summary>
    public static IReadOnlyList<CampaignVersion> Kept(Campaign campaign)
        => campaign.Versions is { } versions ? JsonSerializer.Deserialize<List<CampaignVersion>>(versions, JsonSerializerOptions.Web)! : [];

    /// <summary>The words that the campaign has by itself.</summary>
    public static CampaignVersion Own(Campaign campaign)
        => new(campaign.Language, campaign.Subject, campaign.Preheader, CampaignBlock.Read(campaign.Blocks));

    /// <summary>All languages of it, its own first. One that became the campaign's own is left out.</summary>
    public static IReadOnlyList<CampaignVersion> All(Campaign campaign)
        => [Own(campaign), .. In(campaign).Where(version => version.Language != campaign.Language)];

    /// <summary>In place of what there was in its language.</summary>
    public static void Put(Campaign campaign, CampaignVersion version) => campaign.Versions = JsonSerializer.Serialize(
        Kept(campaign).Where(known => known.Language != version.Language).Append(version), JsonSerializerOptions.Web);
}
