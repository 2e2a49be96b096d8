namespace Platform.Marketing.SendingDomains;

/// <summary>What a name server says of one record. The names are stored.</summary>
internal enum RecordState
{
    Unchecked,
    Found,
    Missing,
    /// <summary>Something stands there, and it is not what is needed.</summary>
    Different,
    /// <summary>Nobody answered: it says nothing.</summary>
    NoAnswer,
}

/// <summary>
/// The salon's own address that marketing mail comes from, with the key that signs it. As long as the name servers do not say what they
/// have to, mail comes from the platform's address.
/// </summary>
internal sealed class SendingDomain : Versioned
{
    public const int LongestAddress = 200;

    /// <summary>Below the domain, for return paths: it points at the platform, which is where mail comes back to.</summary>
    public const string ReturnHost = "bounce";

    public required string Address { get; set; }

    /// <summary>What stands behind the @, in ASCII.</summary>
    public required string Domain { get; set; }

    /// <summary>Names the key in the DNS.</summary>
    public required string Selector { get; set; }

    /// <summary>As the DNS has it: base64 of the public key.</summary>
    public required string PublicKey { get; set; }

    /// <summary>Sealed; see <see cref="Kernel.Keys.SealedTokens"/>.</summary>
    public required string SealedKey { get; set; }

    public RecordState Dkim { get; set; }

    public RecordState Spf { get; set; }

    public RecordState Dmarc { get; set; }

    /// <summary>UTC; null before the first time.</summary>
    public DateTime? CheckedAt { get; set; }

    /// <summary>Since when mail comes from it, UTC; null while it does not.</summary>
    public DateTime? VerifiedAt { get; set; }

    /// <summary>Days of sending, as far as they went well; see <see cref="WarmUp"/>.</summary>
    public int WarmLevel { get; set; } = 1;

    /// <summary>The first mail of the day that counts, UTC; null before the first.</summary>
    public DateTime? WarmSince { get; set; }

    /// <summary>Since then.</summary>
    public int WarmSent { get; set; }

    public string ReturnDomain => $"{ReturnHost}.{Domain}";

    public string KeyName => $"{Selector}._domainkey.{Domain}";

    /// <summary>Nothing is known of another domain.</summary>
    public void Forget()
    {
        (Dkim, Spf, Dmarc) = (RecordState.Unchecked, RecordState.Unchecked, RecordState.Unchecked);
        (CheckedAt, VerifiedAt) = (null, null);
        (WarmLevel, WarmSince, WarmSent) = (1, null, 0);
    }

    /// <summary>Takes over what the name servers said. One that did not answer takes nothing away.</summary>
    public void Take(RecordState dkim, RecordState spf, RecordState dmarc, DateTime now)
    {
        (Dkim, Spf, Dmarc, CheckedAt) = (dkim, spf, dmarc, now);
        RecordState[] all = [dkim, spf, dmarc];
        if (all.All(state => state == RecordState.Found))
        {
            VerifiedAt ??= now;
        }
        else if (all.Any(state => state is RecordState.Missing or RecordState.Different))
        {
            VerifiedAt = null;
        }
    }
}
