using Platform.Access.Staff;

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
    public void ChoosePassword(string hash)
        => (PasswordHash, MustChangePassword, FirstWrongTryAt, WrongTries, LockedUntil) = (hash, false, null, 0, null);

    public static string KeyOf(string email) => email.Trim().ToLowerInvariant();
}

/// <summary>Somebody who works in the salon.</summary>
internal sealed class StaffAccount : Account
{
    /// <summary>What is kept in <see cref="Role"/> of somebody with a role of the salon's own.</summary>
    public const Role BesideOwnRole = Role.ReadOnly;

    public required string Name { get; set; }

    public Role Role { get; set; }

    /// <summary>One of the salon's own roles; then <see cref="Role"/> is <see cref="BesideOwnRole"/> and gives nothing.</summary>
    public Guid? OwnRoleId { get; set; }

    /// <summary>Null until the address was confirmed through a link.</summary>
    public DateTime? ConfirmedAt { get; set; }

    /// <summary>Left the salon: cannot sign in, keeps the name in the history.</summary>
    public DateTime? LeftAt { get; set; }

    /// <summary>The secret that the person's app makes codes from, protected; null without a second factor.</summary>
    public string? SecondFactorKey { get; set; }

    /// <summary>Null until the first code proved that the app works.</summary>
    public DateTime? SecondFactorSince { get; set; }

    /// <summary>Of the last code that was taken: none works twice (RFC 6238, 5.2).</summary>
    public long LastCodeStep { get; set; }

    /// <summary>Names of rights that the owner gave beyond the role, with spaces between.</summary>
    public string Granted { get; set; } = "";

    /// <summary>Names of rights of the role that the owner took.</summary>
    public string Taken { get; set; } = "";

    public bool MaySignIn => ConfirmedAt is not null && LeftAt is null;

    /// <summary>What the person may do: the role with what was granted and taken. An owner may do everything.</summary>
    public IReadOnlySet<Right> RightsBy(SalonRoles roles)
        => Role == Role.Owner ? Roles.RightsOf(Role)
            : roles.RightsOf(this).Except(SalonRole.Read(Taken)).Union(SalonRole.Read(Granted)).ToHashSet();

    public Actor ToActor(SalonRoles roles) => new(ActorKind.Staff, Id, Name, RightsBy(roles));

    /// <summary>Keeps only what differs from the role, so that a right the role gets later comes along.</summary>
    public void SetRights(IReadOnlySet<Right> wanted, SalonRoles roles)
    {
        var own = roles.RightsOf(this);
        Granted = SalonRole.Written(wanted.Except(own));
        Taken = SalonRole.Written(own.Except(wanted));
    }
}
