namespace Platform.Access;

/// <summary>How often somebody guessed wrong, and until when nobody may try.</summary>
internal abstract class Account : Versioned
{
    public const int LongestEmail = 254;

    public required string Email { get; set; }

    /// <summary>The address in lower case; one account an address a salon.</summary>
    public required string EmailKey { get; set; }

    /// <summary>Identity's format, version 3: PBKDF2 with HMAC-SHA512. Null until a password was chosen.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Somebody else chose the password: it opens nothing but the choice of another.</summary>
    public bool MustChangePassword { get; set; }

    public int WrongTries { get; set; }

    public DateTime? FirstWrongTryAt { get; set; }

    public DateTime? LockedUntil { get; set; }

    public DateTime CreatedAt { get; init; }

    public DateTime? LastSignInAt { get; set; }

    /// <summary>Whoever proves to own the address may go on at once.</summary>
    public void ChoosePassword(string hash) => (PasswordHash, MustChangePassword, FirstWrongTryAt, WrongTries, LockedUntil) = (hash, false, null, 0, null);

    public static string KeyOf(string email) => email.Trim().ToLowerInvariant();
}

/// <summary>Somebody who works in the salon.</summary>
internal sealed class StaffAccount : Account
{
    public required string Name { get; set; }

    public Role Role { get; set; }

    /// <summary>Null until the address was confirmed through a link.</summary>
    public DateTime? ConfirmedAt { get; set; }

    /// <summary>Left the salon: cannot sign in, keeps the name in the history.</summary>
    public DateTime? LeftAt { get; set; }

    public bool MaySignIn => ConfirmedAt is not null && LeftAt is null;

    public Actor ToActor() => new(ActorKind.Staff, Id, Name, Roles.RightsOf(Role));
}
