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
}

/// <summary>
/// An address that gets no marketing, whatever card it stands on: its owner said so, was erased, or the salon wants it so. Nobody can read
/// it from the row, unless the salon typed it itself.
/// </summary>
internal sealed class SuppressedAddress : TenantOwned
{
    public const int LongestWhy = 200;

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

    /// <summary>A person's own no, or an erasure, weighs more than what the salon wrote, which is forgotten.</summary>
    public void GiveWay(SuppressionReason reason, DateTime at)
    {
        if (IsByHand)
        {
            (Reason, At, Email, Why, By) = (reason, at, null, null, null);
        }
    }
}
