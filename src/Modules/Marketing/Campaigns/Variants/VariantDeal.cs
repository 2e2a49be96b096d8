using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Platform.Marketing.Campaigns;

/// <summary>
/// Who gets which variant while they are compared. It follows from campaign and client alone: beginning anew deals the same.
/// </summary>
internal static class VariantDeal
{
    public const int UsualShare = 20;
    public const int SmallestShare = 10;
    public const int LargestShare = 50;

    public const int UsualHours = 4;
    public const int LongestHours = 24;

    /// <summary>In fewer than so many clients a variant, a click says more about one of them than about the words.</summary>
    public const int SmallestGroup = 10;

    /// <returns>How many get each variant first; 0 where a comparison says nothing.</returns>
    public static int Each(Campaign campaign, int going)
    {
        var variants = CampaignVersion.Variants(campaign).Count;
        var each = going * (campaign.TestShare ?? UsualShare) / 100 / variants;
        return variants > 1 && each >= SmallestGroup ? each : 0;
    }

    /// <summary>The numbers of the variants; whoever is not in it waits for the winner.</summary>
    /// <param name="going">All who may get the campaign.</param>
    public static Dictionary<Guid, short> Of(Campaign campaign, IReadOnlyCollection<Guid> going)
    {
        var variants = CampaignVersion.Variants(campaign);
        return going.OrderBy(client => Lot(campaign.Id, client)).ThenBy(client => client)
            .Take(Each(campaign, going.Count) * variants.Count).Index()
            .ToDictionary(dealt => dealt.Item, dealt => variants[dealt.Index % variants.Count]);
    }

    private static ulong Lot(Guid campaign, Guid client)
    {
        Span<byte> both = stackalloc byte[32];
        campaign.TryWriteBytes(both);
        client.TryWriteBytes(both[16..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(both, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
