using System.Buffers.Binary;
using System.Text;
using Platform.Kernel.Keys;
using Platform.Kernel.Mail;

namespace Platform.Marketing.Campaigns;

/// <summary>What a counted link or the picture of a mail says by itself.</summary>
/// <param name="ClientId">Whose mail it was; null of somebody who did not agree to be measured.</param>
/// <param name="Target">Where the link leads; null of the picture.</param>
/// <param name="Variant">As in <see cref="Recipient.Variant"/>.</param>
internal sealed record LinkTicket(int TenantId, Guid CampaignId, Guid? ClientId, short Round, string? Target, byte Variant = 0);

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

    /// <summary>
    /// The first two with the number of the variant behind the head: mails from before there were any lie in mailboxes for years.
    /// </summary>
    private const byte AnonymousOfVariant = 4;
    private const byte OwnOfVariant = 5;
    private const int IdLength = 16;
    private const int HeadLength = 1 + sizeof(int) + IdLength;
    private const int OwnLength = IdLength + sizeof(short);

    /// <param name="mayTrack">The client agreed to be measured.</param>
    /// <param name="variant">As in <see cref="Recipient.Variant"/>.</param>
    public MailLinks For(
        Tenant tenant, Guid campaignId, Guid clientId, short round, bool mayTrack, string unsubscribe, short variant = 0)
    {
        var ticket = new LinkTicket(tenant.Id, campaignId, mayTrack ? clientId : null, mayTrack ? round : (short)0, null, (byte)variant);
        return new MailLinks(
            unsubscribe, target => addresses.Of(tenant, "/go/" + tokens.Seal(Purpose, Said(ticket with { Target = target }))),
            mayTrack ? addresses.Of(tenant, "/seen/" + tokens.Seal(Purpose, Said(ticket with { Variant = 0 }))) : null);
    }

    /// <summary>Null for everything that was not sealed here.</summary>
    public LinkTicket? Read(string token)
    {
        if (tokens.Open(Purpose, token) is not { Length: > HeadLength } said || said[0] is < Anonymous or > OwnOfVariant)
        {
            return null;
        }

        var (tenant, campaign) = (BinaryPrimitives.ReadInt32BigEndian(said.AsSpan(1)), new Guid(said.AsSpan(1 + sizeof(int), IdLength)));
        var (form, variant) = (said[0], (byte)0);
        var rest = said.AsSpan(HeadLength);
        if (form is AnonymousOfVariant or OwnOfVariant)
        {
            variant = rest[0];
            rest = rest[1..];
        }

        if (form is Anonymous or AnonymousOfVariant)
        {
            return new LinkTicket(tenant, campaign, null, 0, Encoding.UTF8.GetString(rest), variant);
        }

        return rest.Length < OwnLength ? null : new LinkTicket(
            tenant, campaign, new Guid(rest[..IdLength]), BinaryPrimitives.ReadInt16BigEndian(rest[IdLength..]),
            form == Picture ? null : Encoding.UTF8.GetString(rest[OwnLength..]), variant);
    }

    private static byte[] Said(LinkTicket ticket)
    {
        var head = new byte[HeadLength];
        head[0] = (ticket.ClientId, ticket.Variant) switch
        {
            (null, 0) => Anonymous,
            (null, _) => AnonymousOfVariant,
            _ when ticket.Target is null => Picture,
            (_, 0) => Own,
            _ => OwnOfVariant,
        };
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(1), ticket.TenantId);
        ticket.CampaignId.TryWriteBytes(head.AsSpan(1 + sizeof(int)));
        byte[] own = [];
        if (ticket.ClientId is { } client)
        {
            own = new byte[OwnLength];
            client.TryWriteBytes(own);
            BinaryPrimitives.WriteInt16BigEndian(own.AsSpan(IdLength), ticket.Round);
        }

        byte[] variant = ticket.Variant == 0 ? [] : [ticket.Variant];
        return [.. head, .. variant, .. own, .. Encoding.UTF8.GetBytes(ticket.Target ?? "")];
    }
}
