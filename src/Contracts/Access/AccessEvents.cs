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
    /// <summary>On and confirmed, closed for a quarter of an hour after too many wrong tries.</summary>
    Locked,
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
[EventName("access.address-confirmed", Kind = ActionKind.Login, Version = 2)]
public sealed record AddressConfirmed(Guid ClientId, string? Device = null) : LoginEvent(ClientId, LoginState.On);

/// <summary>The client signed in at the restricted area.</summary>
[EventName("access.client-signed-in", Kind = ActionKind.Login)]
public sealed record ClientSignedIn(Guid ClientId) : ClientEvent(ClientId);

/// <summary>Too many wrong passwords closed the login for a quarter of an hour.</summary>
[EventName("access.login-locked", Kind = ActionKind.Login)]
public sealed record LoginLocked(Guid ClientId) : LoginEvent(ClientId, LoginState.Locked);

/// <summary>The login is open again after too many wrong passwords.</summary>
[EventName("access.login-unlocked", Kind = ActionKind.Login)]
public sealed record LoginUnlocked(Guid ClientId, LoginState State) : LoginEvent(ClientId, State);

/// <summary>Somebody of the salon chose a password for the client, who chooses another at the first sign-in.</summary>
[EventName("access.password-set", Kind = ActionKind.Login)]
public sealed record PasswordSet(Guid ClientId) : ClientEvent(ClientId);

/// <summary>The client chose a new password; other sessions ended.</summary>
[EventName("access.password-chosen", Kind = ActionKind.Login)]
public sealed record PasswordChosen(Guid ClientId) : ClientEvent(ClientId);

/// <summary>The login name and a link to choose a password went out; the old password stopped working.</summary>
[EventName("access.credentials-sent", Kind = ActionKind.Login)]
public sealed record CredentialsSent(Guid ClientId) : ClientEvent(ClientId);

/// <summary>Credentials were asked for many clients and could not be made for this one.</summary>
[EventName("access.credentials-not-sent", Kind = ActionKind.Login)]
public sealed record CredentialsNotSent(Guid ClientId) : ClientEvent(ClientId);

/// <summary>Another address is to be the login: it was asked to confirm, the old one warned.</summary>
[EventName("access.address-change-asked", Kind = ActionKind.Login)]
public sealed record AddressChangeAsked(Guid ClientId) : ClientEvent(ClientId);

/// <summary>The new address was confirmed through its link and is the login from now on; sessions ended.</summary>
[EventName("access.address-changed", Kind = ActionKind.Login)]
public sealed record AddressChanged(Guid ClientId, string Email) : ClientEvent(ClientId);

/// <summary>A member of staff is logged in as the client, for half an hour at most.</summary>
/// <param name="Reason">As it was typed.</param>
[EventName("access.logged-in-as-client", Kind = ActionKind.Login)]
public sealed record LoggedInAsClient(Guid ClientId, string Reason) : ClientEvent(ClientId);

/// <summary>The member of staff who was logged in as the client is so no more.</summary>
[EventName("access.left-client", Kind = ActionKind.Login)]
public sealed record LeftClient(Guid ClientId) : ClientEvent(ClientId);

/// <summary>The client added a passkey to the own login.</summary>
[EventName("access.passkey-added", Kind = ActionKind.Login)]
public sealed record PasskeyAdded(Guid ClientId) : ClientEvent(ClientId);

/// <summary>The client removed a passkey from the own login.</summary>
[EventName("access.passkey-removed", Kind = ActionKind.Login)]
public sealed record PasskeyRemoved(Guid ClientId) : ClientEvent(ClientId);

/// <summary>Notifications of the restricted area were allowed on a device.</summary>
[EventName("access.device-added", Kind = ActionKind.Login)]
public sealed record DeviceAdded(Guid ClientId) : ClientEvent(ClientId);

/// <summary>A device gets no notifications any more: somebody removed it, or its push service does not know it.</summary>
[EventName("access.device-removed", Kind = ActionKind.Login)]
public sealed record DeviceRemoved(Guid ClientId) : ClientEvent(ClientId);

/// <summary>The confirmation request was sent again.</summary>
[EventName("access.confirmation-sent-again", Kind = ActionKind.Login)]
public sealed record ConfirmationSentAgain(Guid ClientId) : ClientEvent(ClientId);

/// <summary>Something changed in who works in the salon, or in what people and programs may do there.</summary>
public abstract record TeamEvent : Event;

/// <summary>Something changed about a member of staff.</summary>
/// <param name="Name">Of the member of staff, as it is in that moment.</param>
public abstract record StaffEvent(Guid StaffId, string Name) : TeamEvent;

/// <summary>Somebody was invited to work here.</summary>
[EventName("access.staff-invited")]
public sealed record StaffInvited(Guid StaffId, string Name, string Role) : StaffEvent(StaffId, Name);

/// <summary>An invitation was taken back before it was used.</summary>
[EventName("access.invitation-withdrawn")]
public sealed record InvitationWithdrawn(Guid StaffId, string Name) : StaffEvent(StaffId, Name);

/// <summary>Somebody has another role.</summary>
[EventName("access.staff-role-changed")]
public sealed record StaffRoleChanged(Guid StaffId, string Name, string Role) : StaffEvent(StaffId, Name);

/// <summary>Single rights were granted or taken.</summary>
[EventName("access.staff-rights-changed")]
public sealed record StaffRightsChanged(Guid StaffId, string Name) : StaffEvent(StaffId, Name);

/// <summary>Somebody works here no more: sessions ended.</summary>
[EventName("access.staff-left")]
public sealed record StaffLeft(Guid StaffId, string Name) : StaffEvent(StaffId, Name);

/// <summary>Somebody works here again, and was mailed a link to choose a password.</summary>
[EventName("access.staff-returned")]
public sealed record StaffReturned(Guid StaffId, string Name) : StaffEvent(StaffId, Name);

/// <summary>A member of staff added a passkey to the own login.</summary>
[EventName("access.staff-passkey-added")]
public sealed record StaffPasskeyAdded(Guid StaffId, string Name) : StaffEvent(StaffId, Name);

/// <summary>A member of staff removed a passkey from the own login.</summary>
[EventName("access.staff-passkey-removed")]
public sealed record StaffPasskeyRemoved(Guid StaffId, string Name) : StaffEvent(StaffId, Name);

/// <summary>The salon made a role of its own.</summary>
/// <param name="Role">Its name.</param>
/// <param name="Rights">Names of rights.</param>
[EventName("access.role-made")]
public sealed record RoleMade(string Role, IReadOnlyList<string> Rights) : TeamEvent;

/// <summary>Everybody with this role may do something else from now on, or it has another name.</summary>
/// <param name="Role">The name of one of the salon's own, the code of one that every salon has.</param>
/// <param name="Given">Names of the rights it has and had not.</param>
/// <param name="Taken">Names of the rights it had and has not.</param>
[EventName("access.role-changed")]
public sealed record RoleChanged(string Role, IReadOnlyList<string> Given, IReadOnlyList<string> Taken) : TeamEvent;

/// <summary>A role of the salon's own, which nobody had, is gone.</summary>
[EventName("access.role-removed")]
public sealed record RoleRemoved(string Role) : TeamEvent;

/// <summary>A role that was removed is there again.</summary>
[EventName("access.role-restored")]
public sealed record RoleRestored(string Role) : TeamEvent;

/// <summary>A program got a key to the API.</summary>
/// <param name="Key">What the key was called; never the key itself.</param>
[EventName("access.key-made")]
public sealed record ApiKeyMade(string Key, string Role) : TeamEvent;

/// <summary>A key to the API opens nothing any more.</summary>
[EventName("access.key-ended")]
public sealed record ApiKeyEnded(string Key) : TeamEvent;

/// <summary>A salon exists with its first owner: every module may set out what a salon starts with.</summary>
[EventName("access.salon-opened")]
public sealed record SalonOpened(string Language) : Event;

/// <summary>The owner confirmed the address: the salon may begin.</summary>
[EventName("access.salon-confirmed")]
public sealed record SalonConfirmed : Event;
