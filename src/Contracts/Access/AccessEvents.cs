using Platform.Kernel.Events;

namespace Platform.Contracts.Access;

/// <summary>How a client's login stands.</summary>
public enum LoginState
{
    None,
    Off,
    /// <summary>Switched on; the address is not confirmed yet.</summary>
    Unconfirmed,
    On,
}

/// <summary>Something changed in how a client may sign in.</summary>
public abstract record LoginEvent(Guid ClientId, LoginState State) : ClientEvent(ClientId);

/// <summary>Login was switched on; a confirmation request went out when the address was not confirmed before.</summary>
[EventName("access.login-enabled", Kind = ActionKind.Login)]
public sealed record LoginEnabled(Guid ClientId, LoginState State) : LoginEvent(ClientId, State);

/// <summary>Login was switched off; sessions and pending links ended.</summary>
[EventName("access.login-disabled", Kind = ActionKind.Login)]
public sealed record LoginDisabled(Guid ClientId) : LoginEvent(ClientId, LoginState.Off);

/// <summary>The client confirmed the address through the link and chose a password.</summary>
[EventName("access.address-confirmed", Kind = ActionKind.Login)]
public sealed record AddressConfirmed(Guid ClientId) : LoginEvent(ClientId, LoginState.On);

/// <summary>The client signed in at the restricted area.</summary>
[EventName("access.client-signed-in", Kind = ActionKind.Login)]
public sealed record ClientSignedIn(Guid ClientId) : ClientEvent(ClientId);

/// <summary>The confirmation request was sent again.</summary>
[EventName("access.confirmation-sent-again", Kind = ActionKind.Login)]
public sealed record ConfirmationSentAgain(Guid ClientId) : ClientEvent(ClientId);

/// <summary>A salon exists with its first owner: every module may set out what a salon starts with.</summary>
[EventName("access.salon-opened")]
public sealed record SalonOpened(string Language) : Event;

/// <summary>The owner confirmed the address: the salon may begin.</summary>
[EventName("access.salon-confirmed")]
public sealed record SalonConfirmed : Event;
