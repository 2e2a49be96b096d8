using System.Security.Cryptography;
using System.Text;

namespace Platform.Marketing.Campaigns;

/// <summary>Where a link of a campaign leads in the end.</summary>
internal static class LinkTarget
{
    /// <summary>
    /// The address as a header of an answer can carry it, with what the campaign wants other programs to count it by. What the link
    /// says of that itself stays; the query is added to and never written anew.
    /// </summary>
    public static string Of(Campaign campaign, string url)
    {
        if (!IsCounted(url) || !Uri.TryCreate(url, UriKind.Absolute, out var link))
        {
            return url;
        }

        var query = link.Query.TrimStart('?');
        (string Name, string? Value)[] wanted =
            [("utm_source", campaign.UtmSource), ("utm_medium", campaign.UtmMedium), ("utm_campaign", campaign.UtmCampaign)];
        var said = query.Split('&').Select(part => part.Split('=')[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var added = wanted.Where(one => one.Value is not null && !said.Contains(one.Name))
            .Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}");
        var all = string.Join('&', query.Length == 0 ? added : added.Prepend(query));
        return new UriBuilder(link) { Host = link.IdnHost, Query = all }.Uri.AbsoluteUri;
    }

    /// <summary>A mail program opens the others by itself.</summary>
    public static bool IsCounted(string url)
        => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a target is counted under: never 0.</summary>
    public static long KeyOf(string target)
        => BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes(target)).AsSpan(0, sizeof(long))) | 1;

    /// <summary>
    /// Every target of the campaign by its key, in the order of its blocks; then what stands in other languages and variants.
    /// </summary>
    public static IReadOnlyDictionary<long, string> In(Campaign campaign)
    {
        var targets = new OrderedDictionary<long, string>();
        foreach (var url in CampaignVersion.In(campaign).Prepend(CampaignVersion.Own(campaign)).SelectMany(version => version.Blocks)
            .Select(block => block.Url).OfType<string>().Where(IsCounted))
        {
            var target = Of(campaign, url);
            targets.TryAdd(KeyOf(target), target);
        }

        return targets;
    }
}
