using Platform.Kernel.Mail;

namespace Platform.Marketing.Campaigns;

/// <summary>How it stands with the mail of a campaign to one client. The numbers are stored.</summary>
internal enum RecipientState : short
{
    Pending = 0,
    /// <summary>Written just before the server could take the mail: if we die now, it may have been taken.</summary>
    HandingOver = 1,
    /// <summary>A server took it.</summary>
    Accepted = 2,
    /// <summary>A server took it, and the client's history says so.</summary>
    Sent = 3,
    /// <summary>Refused for good, or as often as we try.</summary>
    Failed = 4,
    /// <summary>The last answer of the server was never read. It is not sent again by itself.</summary>
    Uncertain = 5,
    /// <summary>Not sent, for a <see cref="LeftOut"/> reason.</summary>
    Excluded = 6,
    /// <summary>Not sent, because the campaign was stopped.</summary>
    Cancelled = 7,
}

/// <summary>Why a client gets no mail of a campaign. The numbers are stored.</summary>
internal enum LeftOut : short
{
    /// <summary>Somebody else said yes for the client, who has not.</summary>
    Unconfirmed = 1,
    NoConsent = 2,
    NoAddress = 3,
    /// <summary>Another card with this address gets it.</summary>
    SameAddress = 4,
    /// <summary>The address gets no marketing, whatever card it stands on.</summary>
    Suppressed = 5,
    /// <summary>Left the list after the campaign began.</summary>
    Unsubscribed = 6,
    /// <summary>In the bin, merged away or erased since.</summary>
    Gone = 7,
    AddressChanged = 8,
    /// <summary>The words need something of the client that is not known.</summary>
    MissingValue = 9,
    /// <summary>In a segment or on a list that the salon leaves out.</summary>
    Excepted = 10,
    /// <summary>Not in the segment any more, of a campaign that looks again before each mail.</summary>
    LeftSegment = 11,
    /// <summary>The salon does not want to write to the address.</summary>
    SuppressedByHand = 12,
    /// <summary>Has had as many mails lately as the salon sends; the mail of an automation waits instead.</summary>
    Frequency = 13,
    /// <summary>Mail to the address came back: nobody has it, or it keeps coming back.</summary>
    Bounced = 14,
}

/// <summary>
/// One line of the ledger of a campaign: a client who was looked at, and what became of the mail. Kept narrow; names and addresses are
/// read where they are when the mail is written.
/// </summary>
internal sealed class Recipient : TenantOwned
{
    public const int LongestDetail = 60;

    public required Guid CampaignId { get; init; }

    public required Guid ClientId { get; init; }

    /// <summary>Which of the client's times in an automation; 0 in a campaign, which everybody gets once.</summary>
    public short Round { get; init; }

    /// <summary>The variant that it was dealt and went out in while variants were compared; 0 for everybody else.</summary>
    public short Variant { get; set; }

    public RecipientState State { get; set; }

    /// <summary>Also of a mail that waits until there is room for it.</summary>
    public LeftOut? Reason { get; set; }

    /// <summary>The code of the server's refusal, or the name of the field that is missing.</summary>
    public string? Detail { get; set; }

    /// <summary>The line of the ledger of consents that allowed the mail.</summary>
    public Guid? ConsentEntryId { get; set; }

    /// <summary>The first eight octets of the keyed hash of the address at the beginning; 0 without an address.</summary>
    public long AddressKey { get; init; }

    public short Attempts { get; set; }

    /// <summary>Not before this moment, UTC.</summary>
    public DateTime? NextAt { get; set; }

    /// <summary>Of the last change, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>The turn in which it was handed over: only that one knows the answer.</summary>
    public Guid? Lease { get; set; }

    /// <summary>When the client left by the link in this mail, UTC.</summary>
    public DateTime? LeftAt { get; set; }

    /// <summary>
    /// What came back of the mail, at once or days later; null for what arrived as far as anybody knows. The state stays as it was: a
    /// server did take it.
    /// </summary>
    public ReturnKind? Returned { get; set; }

    public static long KeyOf(string? addressHash)
        => addressHash is null ? 0
            : BitConverter.ToInt64(Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(addressHash).AsSpan(0, sizeof(long)));
}
