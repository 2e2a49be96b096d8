namespace Platform.Access;

/// <summary>What the salon asks of those who sign in; no row is what a new salon starts with.</summary>
internal sealed class AccessRules : TenantOwned
{
    /// <summary>Owners set up a second factor before they do anything else.</summary>
    public bool OwnersNeedSecondFactor { get; set; }

    /// <summary>A client gets a mail when somebody of the salon logs in as the client.</summary>
    public bool MailsOfLooks { get; set; }

    /// <summary>Mails with credentials carry a password for one use within a day, in place of a link.</summary>
    public bool TemporaryPasswords { get; set; }
}
