namespace Platform.Access;

/// <summary>What a link in a mail is for.</summary>
public enum LinkPurpose
{
    /// <summary>A new salon's owner confirms the address; the salon becomes active.</summary>
    ConfirmSalon,
    /// <summary>A client confirms the address and chooses a password.</summary>
    ConfirmLogin,
    /// <summary>A new member of staff chooses a password.</summary>
    JoinStaff,
    /// <summary>A member of staff chooses a new password.</summary>
    ResetStaff,
    /// <summary>A client chooses a new password.</summary>
    ResetClient,
    /// <summary>A client whose credentials the salon generated chooses a password, which confirms the address too.</summary>
    Credentials,
    /// <summary>A client confirms another address for the login.</summary>
    ConfirmAddress,
    /// <summary>A client who signed in with a password that the salon chose takes one of the own.</summary>
    OwnPassword,
    /// <summary>Somebody of the staff gave the right password and has yet to give a code.</summary>
    SecondFactor,
    /// <summary>A client signs in to the restricted area without a password.</summary>
    SignInClient,
    /// <summary>A client who is signed in takes along everything the salon keeps about the client.</summary>
    OwnData,
    /// <summary>No link: a password that the salon had generated and mailed, which opens nothing but the choice of another.</summary>
    TemporaryPassword,
}

/// <summary>
/// A link that was mailed. It works once, for its account, salon and purpose, until it expires or a newer one is issued. The row
/// holds a hash; the token itself is derived when the mail is written.
/// </summary>
internal sealed class AccessLink : TenantOwned
{
    private static readonly TimeSpan Invitation = TimeSpan.FromHours(72);
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly TimeSpan AtOnce = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Reset = TimeSpan.FromMinutes(60);

    public LinkPurpose Purpose { get; init; }

    public Guid AccountId { get; init; }

    /// <summary>The address that the link confirms: another address needs another link.</summary>
    public required string Email { get; init; }

    public required string TokenHash { get; set; }

    public DateTime CreatedAt { get; init; }

    public DateTime ExpiresAt { get; init; }

    public DateTime? UsedAt { get; set; }

    public DateTime? RevokedAt { get; set; }

    public bool Works(DateTime now) => UsedAt is null && RevokedAt is null && now < ExpiresAt;

    /// <summary>Whether using it chooses a password.</summary>
    public bool AsksPassword => Purpose is not (
        LinkPurpose.ConfirmSalon or LinkPurpose.ConfirmAddress or LinkPurpose.SignInClient or LinkPurpose.OwnData);

    public static TimeSpan LifeOf(LinkPurpose purpose)
        => purpose switch
        {
            LinkPurpose.ResetStaff or LinkPurpose.ResetClient or LinkPurpose.OwnPassword => Reset,
            LinkPurpose.TemporaryPassword => Day,
            LinkPurpose.SecondFactor or LinkPurpose.SignInClient => AtOnce,
            _ => Invitation,
        };
}
