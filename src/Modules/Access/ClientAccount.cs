using Platform.Contracts.Access;

namespace Platform.Access;

/// <summary>A client's login to the restricted area, bound to one card.</summary>
internal sealed class ClientAccount : Account
{
    public Guid ClientId { get; init; }

    public required string Name { get; set; }

    /// <summary>"nl" or "en": the language of the mails.</summary>
    public string? Language { get; set; }

    public bool Enabled { get; set; }

    /// <summary>Off because the card is hidden, and on again when it comes back.</summary>
    public bool IsPaused { get; set; }

    /// <summary>Null until the client confirmed the address through a link.</summary>
    public DateTime? ConfirmedAt { get; set; }

    /// <summary>The activation mail goes out once ever.</summary>
    public DateTime? ActivationSentAt { get; set; }

    /// <summary>Another address that waits to be confirmed; until then <see cref="Account.Email"/> stays the login.</summary>
    public string? PendingEmail { get; set; }

    /// <summary>The list shows it as locked, and has to be told when it is not any more.</summary>
    public bool IsLockTold { get; set; }

    public LoginState StateAt(DateTime now) => !Enabled ? LoginState.Off
        : ConfirmedAt is null ? LoginState.Unconfirmed
        : LockedUntil > now ? LoginState.Locked : LoginState.On;

    public Actor ToActor() => Actor.Named(ActorKind.Client, ClientId, Name);
}
