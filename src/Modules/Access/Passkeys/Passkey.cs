namespace Platform.Access;

/// <summary>A passkey of somebody who may sign in: what the server keeps of it opens nothing.</summary>
internal sealed class Passkey : TenantOwned
{
    public const int LongestName = 60;

    /// <summary>How many somebody may have.</summary>
    public const int Most = 10;

    /// <summary><see cref="ActorKind.Staff"/> or <see cref="ActorKind.Client"/>.</summary>
    public ActorKind Kind { get; init; }

    public Guid AccountId { get; init; }

    /// <summary>What the person calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The hash of the credential's id, by which it is found; the id itself may be a thousand octets long.</summary>
    public required string CredentialHash { get; init; }

    /// <summary>Base64url.</summary>
    public required string CredentialId { get; init; }

    /// <summary>As COSE says it (RFC 9052), in base64.</summary>
    public required string PublicKey { get; init; }

    /// <summary>How often the authenticator says that it signed; 0 for ever where it does not count.</summary>
    public long SignCount { get; set; }

    /// <summary>How the authenticator can be reached, with spaces between.</summary>
    public string Transports { get; init; } = "";

    /// <summary>Whether the key may live on more devices than one.</summary>
    public bool IsBackupEligible { get; init; }

    public bool IsBackedUp { get; set; }

    public DateTime CreatedAt { get; init; }

    public DateTime? LastUsedAt { get; set; }
}

/// <summary>A challenge that was answered, whatever the answer was worth: the row is what lets none be answered twice.</summary>
internal sealed class SpentChallenge : TenantOwned
{
    /// <summary>After this moment nobody would take the answer anyway.</summary>
    public DateTime ExpiresAt { get; init; }
}

/// <summary>A passkey as its owner sees it.</summary>
public sealed record PasskeyView(Guid Id, string Name, DateTime CreatedAt, DateTime? LastUsedAt);
