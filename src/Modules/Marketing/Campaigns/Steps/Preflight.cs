using System.Text;
using Platform.Contracts.Clients;

namespace Platform.Marketing.Campaigns;

/// <summary>What would become of a campaign if it went now.</summary>
/// <param name="Going">How many would get it.</param>
/// <param name="LeftOut">How many of the list would not, by reason.</param>
/// <param name="Missing">Who lacks what the words need, by field: they would get nothing.</param>
/// <param name="Bytes">Of the HTML, for the client with the longest name.</param>
public sealed record CampaignOutlook(
    int Going, IReadOnlyDictionary<string, int> LeftOut, IReadOnlyDictionary<string, int> Missing, int Bytes, bool HasPostalAddress,
    bool HasSafeLinks, bool HasWords)
{
    /// <summary>Gmail cuts longer mails off, and the link to leave with them.</summary>
    public const int MostBytes = 102 * 1024;

    /// <summary>How many would get each variant first; 0 where a comparison says nothing, null without variants.</summary>
    public int? EachVariant { get; init; }

    public bool IsTooLong => Bytes > MostBytes;

    public bool IsClean => Missing.Count == 0 && !IsTooLong && HasPostalAddress && HasSafeLinks && HasWords && Going > 0
        && EachVariant != 0;
}

/// <summary>Looks at the whole audience before anything is sent, with the same eyes as the sending.</summary>
internal sealed class Preflight(
    MarketingDb db, Audience audience, AudienceFilter filter, CampaignTemplates templates, UnsubscribeLinks links, TrackedLinks tracked,
    IClientDirectory clients,
    MailRoom room, TenantContext salon)
{
    private const int Chunk = 1000;

    public async Task<CampaignOutlook> Look(Campaign campaign, CancellationToken cancellationToken)
    {
        var words = new List<CampaignTemplate>();
        foreach (var variant in CampaignVersion.Variants(campaign))
        {
            words.Add(await templates.Of(campaign, cancellationToken, variant));
        }

        var candidates = await filter.Candidates(campaign, cancellationToken);
        var chosen = await audience.Chosen(candidates, campaign, cancellationToken);
        var going = candidates.Where(id => chosen[id].Reason is null).ToList();
        var left = chosen.Values.Where(one => one.Reason is not null).GroupBy(one => one.Reason!.Value)
            .ToDictionary(one => CampaignView.Code(one.Key), one => one.Count());
        var full = new HashSet<Guid>();
        foreach (var ids in going.Chunk(Chunk))
        {
            full.UnionWith((await room.Lacking(ids, cancellationToken)).Keys);
        }

        if (full.Count > 0)
        {
            left[CampaignView.Code(LeftOut.Frequency)] = full.Count;
            going.RemoveAll(full.Contains);
        }

        var missing = new Dictionary<string, int>();
        var longest = WorstCase.Of(salon.Tenant);
        foreach (var ids in going.Chunk(Chunk))
        {
            foreach (var client in (await clients.ContactsOf(ids, cancellationToken)).Values)
            {
                longest = client.DisplayName.Length > longest.DisplayName.Length ? client : longest;
                if (words.Select(one => one.MissingFor(client)).FirstOrDefault(field => field is not null) is { } field)
                {
                    missing[field] = missing.GetValueOrDefault(field) + 1;
                }
            }
        }

        var link = links.For(salon.Tenant, Guid.Empty, campaign.ListId, WorstCase.AddressHash, campaign.Id, 0);
        var counted = tracked.For(salon.Tenant, campaign.Id, Guid.Empty, 0, mayTrack: true, link);
        var count = going.Count - missing.Values.Sum();
        return new CampaignOutlook(
            count, left, missing, words.Max(one => Encoding.UTF8.GetByteCount(one.Fill(longest, counted).Html)),
            await db.PostalAddresses.AnyAsync(cancellationToken), link.StartsWith("https://", StringComparison.Ordinal),
            CampaignBlock.Read(campaign.Blocks).Exists(block => block.HasText))
        {
            EachVariant = words.Count > 1 ? VariantDeal.Each(campaign, count) : null,
        };
    }
}

/// <summary>A made-up client who has the longest name that fits and nothing else: what breaks a mail breaks on this one.</summary>
internal static class WorstCase
{
    /// <summary>Of no address: 32 octets of nothing.</summary>
    public static string AddressHash { get; } = Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(new byte[32]);

    public static MailContact Of(Tenant salon) => new(
        Guid.Empty, "Maria-Magdalena Wilhelmina-Antoinette", null,
        "Maria-Magdalena Wilhelmina-Antoinette van Oldenbarnevelt-Schimmelpenninck", null,
        $"{salon.Slug}@voorbeeld.example", AddressHash, 0, null);
}
