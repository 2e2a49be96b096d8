namespace Platform.Marketing;

/// <summary>Why an address gets no marketing.</summary>
internal enum SuppressionReason
{
    /// <summary>By the link below a mail.</summary>
    LeftByLink,
    /// <summary>The owner of the address said so in another way.</summary>
    SaidNo,
    Erased,
    /// <summary>The salon's wish, which the salon may take back.</summary>
    ByHand,
    /// <summary>A server said that nobody has the address.</summary>
    NoSuchAddress,
    /// <summary>The last mails to it all came back.</summary>
    MailReturned,
    /// <summary>Its owner reported a mail as spam: a no like any other.</summary>
    Complained,
}

/// <summary>
/// An address that gets no marketing, whatever card it stands on: its owner said so, was erased, mail to it comes back, or the salon wants
/// it so. Nobody can read it from the row, unless the salon typed it itself.
/// </summary>
internal sealed class SuppressedAddress : TenantOwned
{
    public const int LongestWhy = 200;

    /// <summary>Reasons with which nobody said no.</summary>
    public static readonly SuppressionReason[] Unsaid =
        [SuppressionReason.ByHand, SuppressionReason.NoSuchAddress, SuppressionReason.MailReturned];

    /// <summary>Keyed; see <see cref="Kernel.Keys.AddressHash"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; set; }

    /// <summary>Null in rows from before reasons were kept: the owner's own no, or an erasure.</summary>
    public SuppressionReason? Reason { get; set; }

    /// <summary>As the salon typed it; null for everybody who said no in person or was erased.</summary>
    public string? Email { get; set; }

    /// <summary>In the salon's words.</summary>
    public string? Why { get; set; }

    /// <summary>Who of the salon.</summary>
    public string? By { get; set; }

    public bool IsByHand => Reason == SuppressionReason.ByHand;

    /// <summary>Mail did not arrive; its owner has said nothing.</summary>
    public bool IsReturned => Reason is SuppressionReason.NoSuchAddress or SuppressionReason.MailReturned;

    /// <summary>The salon may take it off the list: nobody said no.</summary>
    public bool IsRemovable => IsByHand || IsReturned;

    /// <summary>A person's own no, or an erasure, weighs more than what the salon wrote or servers said, which is forgotten.</summary>
    public void GiveWay(SuppressionReason reason, DateTime at)
    {
        if (IsRemovable)
        {
            (Reason, At, Email, Why, By) = (reason, at, null, null, null);
        }
    }
}
