namespace Platform.Access;

/// <summary>
/// A device on which a client allowed notifications: an address at the push service of its browser, and what encrypts for it.
/// </summary>
internal sealed class PushDevice : TenantOwned
{
    public const int LongestEndpoint = 1000;

    /// <summary>How many a client may have; with one more, the one that was longest not seen goes.</summary>
    public const int Most = 10;

    public Guid AccountId { get; init; }

    /// <summary>"Chrome, Android"; null when the browser did not say.</summary>
    public string? Name { get; init; }

    /// <summary>Where the push service takes messages for it.</summary>
    public required string Endpoint { get; init; }

    public required string EndpointHash { get; init; }

    /// <summary>The device's public key, base64url (RFC 8291, 2).</summary>
    public required string PublicKey { get; init; }

    /// <summary>What device and salon share, base64url.</summary>
    public required string Secret { get; init; }

    public DateTime CreatedAt { get; init; }

    /// <summary>When its browser was last in the restricted area.</summary>
    public DateTime SeenAt { get; set; }
}

/// <summary>What a notification says. Never more than that something is to be seen in the restricted area.</summary>
internal enum PushNews
{
    /// <summary>The salon said yes or no to what the client asked to have changed.</summary>
    ChangeAnswered,
    /// <summary>A mail with the way to all that the salon keeps about the client is under way.</summary>
    DataReady,
}

/// <summary>One notification for one device, until the push service took it.</summary>
internal sealed class PushMessage : TenantOwned
{
    /// <summary>Later it says nothing new.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    public Guid DeviceId { get; init; }

    public PushNews News { get; init; }

    public DateTime CreatedAt { get; init; }
}

/// <summary>A device, as its owner and the salon see it.</summary>
public sealed record DeviceView(Guid Id, string? Name, DateTime SeenAt);
