using Platform.Access.Staff;

namespace Platform.Access;

/// <summary>Somebody signed in. The browser holds a random token, this row its hash: signing out ends it here.</summary>
internal sealed class Session : TenantOwned
{
    /// <summary><see cref="ActorKind.Staff"/> or <see cref="ActorKind.Client"/>.</summary>
    public ActorKind Kind { get; init; }

    public Guid AccountId { get; init; }

    public required string TokenHash { get; init; }

    public DateTime StartedAt { get; init; }

    /// <summary>Kept within five minutes of the truth.</summary>
    public DateTime SeenAt { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>"Firefox, Windows": enough to know one's own again.</summary>
    public string? Device { get; init; }

    /// <summary>When the person last gave a password, or proved in another way who it is.</summary>
    public DateTime ProvedAt { get; set; }

    /// <summary>Begun with a passkey, which is two factors at once.</summary>
    public bool IsByPasskey { get; init; }
}

/// <summary>A program's key to the API; it has the rights of its role and acts under its name.</summary>
internal sealed class ApiKey : TenantOwned
{
    public required string Name { get; init; }

    public Role Role { get; init; }

    /// <summary>The key itself is shown once, when it is made.</summary>
    public required string KeyHash { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime? RevokedAt { get; set; }

    public Actor ToActor(SalonRoles roles) => new(ActorKind.ApiKey, Id, Name, roles.RightsOf(Role));
}
