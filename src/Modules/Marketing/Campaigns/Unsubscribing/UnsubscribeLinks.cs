using System.Buffers.Binary;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Platform.Kernel.Keys;
using Platform.Kernel.Mail;

namespace Platform.Marketing.Campaigns;

/// <summary>Who leaves, and what: everything that the link in a mail says by itself.</summary>
/// <param name="AddressHash">
/// Of the address that the mail went to: what is left to act on when the card is gone. Null when nobody knows it any more; a link always
/// does.
/// </param>
/// <param name="CampaignId">The campaign whose mail it was; null of links that say nothing of that.</param>
internal sealed record UnsubscribeTicket(
    int TenantId, Guid ClientId, Guid ListId, string? AddressHash, Guid? CampaignId = null, short Round = 0);

/// <summary>
/// The links with which people leave a newsletter. They need no row, so they work for years: after a merge, after an erasure, and
/// whatever the salon calls itself by then.
/// </summary>
internal sealed partial class UnsubscribeLinks(SealedTokens tokens, SalonAddress addresses)
{
    private const string Purpose = "unsubscribe";

    /// <summary>Of links that do not say which mail they stood in; such lie in mailboxes for years.</summary>
    private const byte WithoutMail = 1;
    private const byte WithMail = 2;
    private const int IdLength = 16;
    private const int HashLength = 32;
    private const int ShortLength = 1 + sizeof(int) + IdLength + IdLength + HashLength;
    private const int Length = ShortLength + IdLength + sizeof(short);

    /// <summary>Other links of mails are much shorter.</summary>
    private const int LongestToken = 256;

    public string For(Tenant tenant, Guid clientId, Guid listId, string addressHash, Guid campaignId, short round)
    {
        Span<byte> said = stackalloc byte[Length];
        said[0] = WithMail;
        BinaryPrimitives.WriteInt32BigEndian(said[1..], tenant.Id);
        clientId.TryWriteBytes(said[5..]);
        listId.TryWriteBytes(said[(5 + IdLength)..]);
        WebEncoders.Base64UrlDecode(addressHash).CopyTo(said[(5 + IdLength + IdLength)..]);
        campaignId.TryWriteBytes(said[ShortLength..]);
        BinaryPrimitives.WriteInt16BigEndian(said[(ShortLength + IdLength)..], round);
        return addresses.Of(tenant, $"/l/{tokens.Seal(Purpose, said)}");
    }

    /// <summary>The first of these links in a List-Unsubscribe; null without one.</summary>
    public UnsubscribeTicket? FindIn(string? header)
        => header is null ? null
            : Token().Matches(header).Select(found => Read(found.Groups[1].Value)).FirstOrDefault(ticket => ticket is not null);

    /// <summary>Null for everything that is not one of these links.</summary>
    public UnsubscribeTicket? Read(string token)
    {
        if (token.Length > LongestToken || tokens.Open(Purpose, token) is not { Length: >= ShortLength } said
            || said.Length != (said[0] switch { WithoutMail => ShortLength, WithMail => Length, _ => 0 }))
        {
            return null;
        }

        var hasMail = said[0] == WithMail;
        return new UnsubscribeTicket(
            BinaryPrimitives.ReadInt32BigEndian(said.AsSpan(1)), new Guid(said.AsSpan(5, IdLength)),
            new Guid(said.AsSpan(5 + IdLength, IdLength)),
            WebEncoders.Base64UrlEncode(said.AsSpan(5 + IdLength + IdLength, HashLength)),
            hasMail ? new Guid(said.AsSpan(ShortLength, IdLength)) : null,
            hasMail ? BinaryPrimitives.ReadInt16BigEndian(said.AsSpan(ShortLength + IdLength)) : (short)0);
    }

    [GeneratedRegex(@"/l/([A-Za-z0-9_\-]{130,256})(?![A-Za-z0-9_\-])")]
    private static partial Regex Token();
}
