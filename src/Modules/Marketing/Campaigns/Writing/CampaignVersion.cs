using System.Text.Json;

namespace Platform.Marketing.Campaigns;

/// <summary>The words of a campaign in one language and one variant.</summary>
/// <param name="Language">That of the campaign only in a variant other than the first.</param>
/// <param name="IsDropped">Taken out again: kept, so that it can be brought back, and read by nobody.</param>
/// <param name="Variant">1 is A, the campaign itself.</param>
internal sealed record CampaignVersion(
    string Language, string Subject, string? Preheader, IReadOnlyList<CampaignBlock> Blocks, bool IsDropped = false,
    short Variant = CampaignVersion.First)
{
    public const short First = 1;

    /// <summary>Variants of one campaign.</summary>
    public const short Most = 4;

    /// <summary>Those that are read.</summary>
    public static IReadOnlyList<CampaignVersion> In(Campaign campaign) => [.. Kept(campaign).Where(version => !version.IsDropped)];

    /// <summary>Those that were taken out too.</summary>
    public static IReadOnlyList<CampaignVersion> Kept(Campaign campaign)
        => campaign.Versions is { } versions ? JsonSerializer.Deserialize<List<CampaignVersion>>(versions, JsonSerializerOptions.Web)! : [];

    /// <summary>The words that the campaign has by itself.</summary>
    public static CampaignVersion Own(Campaign campaign)
        => new(campaign.Language, campaign.Subject, campaign.Preheader, CampaignBlock.Read(campaign.Blocks));

    /// <summary>
    /// A variant in all its languages, that of the campaign first. One that became the campaign's own is left out; who reads a language
    /// that the variant is not written in gets the words of the first.
    /// </summary>
    public static IReadOnlyList<CampaignVersion> All(Campaign campaign, short variant = First)
    {
        var known = In(campaign).Where(version => version.Variant == variant || version.Variant == First)
            .ToLookup(version => version.Language);
        var own = variant == First ? null : known[campaign.Language].FirstOrDefault(version => version.Variant == variant);
        return
        [
            own ?? Own(campaign),
            .. known.Where(same => same.Key != campaign.Language).Select(same => same.MaxBy(version => version.Variant)!),
        ];
    }

    /// <summary>The numbers of the variants, the first included.</summary>
    public static IReadOnlyList<short> Variants(Campaign campaign)
        => campaign.Versions is null ? [First] :
        [
            First,
            .. In(campaign).Where(version => version.Variant > First && version.Language == campaign.Language)
                .Select(version => version.Variant).Order(),
        ];

    /// <summary>What is still to be written: every variant needs every language that the campaign is written in.</summary>
    public static IEnumerable<(short Variant, string Language)> Missing(Campaign campaign)
    {
        var written = In(campaign).Select(version => (version.Variant, version.Language)).Append((Variant: First, campaign.Language))
            .ToHashSet();
        var languages = All(campaign).Select(version => version.Language).ToList();
        return written.Select(version => version.Variant).Distinct().Order()
            .SelectMany(variant => languages.Select(language => (variant, language))).Where(version => !written.Contains(version));
    }

    /// <summary>"A" of 1.</summary>
    public static string LetterOf(short variant) => $"{(char)('A' + variant - First)}";

    /// <summary>Null for what is no variant's letter.</summary>
    public static short? Numbered(string? letter)
        => letter is [>= 'A' and < (char)('A' + Most) and var sign] ? (short)(sign - 'A' + First) : null;

    /// <summary>In place of what there was in its language and variant.</summary>
    public static void Put(Campaign campaign, CampaignVersion version) => Write(
        campaign, [.. Kept(campaign).Where(known => (known.Language, known.Variant) != (version.Language, version.Variant)), version]);

    /// <summary>Takes words out, or brings them back; a variant goes with all its languages.</summary>
    /// <returns>False when there is nothing to take out or to bring back.</returns>
    public static bool Drop(Campaign campaign, string language, short variant, bool isDropped)
    {
        var isWhole = variant != First && language == campaign.Language;
        var kept = Kept(campaign);
        var after = kept.Select(version => version.Variant == variant && (isWhole || version.Language == language)
            ? version with { IsDropped = isDropped } : version).ToList();
        Write(campaign, after);
        return !after.SequenceEqual(kept);
    }

    private static void Write(Campaign campaign, IReadOnlyList<CampaignVersion> versions)
        => campaign.Versions = versions.Count == 0 ? null : JsonSerializer.Serialize(versions, JsonSerializerOptions.Web);
}
