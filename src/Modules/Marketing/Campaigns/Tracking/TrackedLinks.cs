using System.Buffers.Binary;
using System.Text;
using Platform.Kernel.Keys;
using Platform.Kernel.Mail;

namespace Platform.Marketing.Campaigns;

/// <summary>What a counted link or the picture of a mail says by itself.</summary>
/// <param name="ClientId">Whose mail it was; null of somebody who did not agree to be measured.</param>
/// <param name="Target">Where the link leads; null of the picture.</param>
internal sealed record LinkTicket(int TenantId, Guid CampaignId, Guid? ClientId, short Round, string? Target);

/// <summary>Where the links of one mail lead.</summary>
/// <param name="Click">From a target to the address that stands in the mail.</param>
/// <param name="Picture">The address of the picture that says a mail was opened; null where nobody agreed to that.</param>
internal sealed record MailLinks(string Unsubscribe, Func<string, string> Click, string? Picture)
{
    /// <summary>Of a mail to look at, which counts nothing.</summary>
    public static MailLinks Plain(string unsubscribe) => new(unsubscribe, target => target, null);
}

/// <summary>
/// The counted links of campaigns. The target is sealed in them, so that nobody can make one that leads elsewhere, and no row is needed
/// to follow one years later.
/// </summary>
internal sealed class TrackedLinks(SealedTokens tokens, SalonAddress addresses)
{
    private const string Purpose = "campaign-link";
    private const byte Anonymous = 1;
    private const byte Own = 2;
    private const byte Picture = 3;
    private const int IdLength = 16;
    private const int HeadLength = 1 + sizeof(int) + IdLength;
    private const int OwnLength = HeadLength + IdLength + sizeof(short);

    /// <param name="mayTrack">The client agreed to be measured.</param>
    public MailLinks For(Tenant tenant, Guid campaignId, Guid clientId, short round, bool mayTrack, string unsubscribe) => mayTrack
        ? new MailLinks(
            unsubscribe, target => Address(tenant, "/go/", Said(Own, tenant, campaignId, clientId, round, target)),
            Address(tenant, "/seen/", Said(Picture, tenant, campaignId, clientId, round, "")))
        : new MailLinks(unsubscribe, target => Address(tenant, "/go/", Said(Anonymous, tenant, campaignId, null, 0, target)), null);

    /// <summary>Null for everything that was not sealed here.</summary>
    public LinkTicket? Read(string token)
    {
        if (tokens.Open(Purpose, token) is not { Length: >= HeadLength } said)
        {
            return null;
        }

        var (tenant, campaign) = (BinaryPrimitives.ReadInt32BigEndian(said.AsSpan(1)), new Guid(said.AsSpan(1 + sizeof(int), IdLength)));
        if (said[0] == Anonymous)
        {
            return new LinkTicket(tenant, campaign, null, 0, Encoding.UTF8.GetString(said.AsSpan(HeadLength)));
        }

        if (said.Length < OwnLength || said[0] is not (Own or Picture))
        {
            return null;
        }

        var round = BinaryPrimitives.ReadInt16BigEndian(said.AsSpan(HeadLength + IdLength));
        return new LinkTicket(
            tenant, campaign, new Guid(said.AsSpan(HeadLength, IdLength)), round,
            said[0] == Picture ? null : Encoding.UTF8.GetString(said.AsSpan(OwnLength)));
    }

    private string Address(Tenant tenant, string path, byte[] said) => addresses.Of(tenant, path + tokens.Seal(Purpose, said));

    private static byte[] Said(byte form, Tenant tenant, Guid campaignId, Guid? clientId, short round, string target)
    {
        var length = clientId is null ? HeadLength : OwnLength;
        var said = new byte[length + Encoding.UTF8.GetByteCount(target)];
        said[0] = form;
        BinaryPrimitives.WriteInt32BigEndian(said.AsSpan(1), tenant.Id);
        campaignId.TryWriteBytes(said.AsSpan(1 + sizeof(int)));
        if (clientId is { } client)
        {
            client.TryWriteBytes(said.AsSpan(HeadLength));
            BinaryPrimitives.WriteInt16BigEndian(said.AsSpan(HeadLength + IdLength), round);
        }

        Encoding.UTF8.GetBytes(target, said.AsSpan(length));
        return said;
    }
}
