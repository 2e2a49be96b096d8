using System.Text.Json;

namespace Platform.Marketing.Campaigns;

/// <summary>The words of a campaign in one more language.</summary>
/// <param name="Language">Never that of the campaign itself.</param>
internal sealed record CampaignVersion(string Language, string Subject, string? Preheader, IReadOnlyList<CampaignBlock> Blocks)
{
    public static IReadOnlyList<CampaignVersion> In(Campaign campaign)
        => campaign.Versions is null ? [] : JsonSerializer.Deserialize<List<CampaignVersion>>(campaign.Versions,
            JsonSerializerOptions.Web)!;

    /// <summary>The words that the campaign has by itself.</summary>
    public static CampaignVersion Own(Campaign campaign) => new(campaign.Language, campaign.Subject, campaign.Preheader,
        CampaignBlock.Read(campaign.Blocks));

    /// <summary>All languages of it, its own first. One that became the campaign's own is left out.</summary>
    public static IReadOnlyList<CampaignVersion> All(Campaign campaign)
        => [Own(campaign), .. In(campaign).Where(version => version.Language != campaign.Language)];

    /// <param name="version">Null takes the language out.</param>
    public static void Put(Campaign campaign, string language, CampaignVersion? version)
    {
        List<CampaignVersion> versions = [.. In(campaign).Where(known => known.Language != language), .. version is null
            ? (CampaignVersion[])[] : [version]];
        campaign.Versions = versions.Count == 0 ? null : JsonSerializer.Serialize(versions, JsonSerializerOptions.Web);
    }
}
