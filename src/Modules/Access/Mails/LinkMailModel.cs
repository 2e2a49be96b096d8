namespace Platform.Access.Mails;

/// <summary>What a mail with a link is made from. The link's secret is derived when the mail is written.</summary>
/// <param name="Login">The login name, where the mail tells it.</param>
public sealed record LinkMailModel(string Name, Guid LinkId, LinkPurpose Purpose, string? Login = null);

/// <summary>What the mail says that tells a client the login works.</summary>
public sealed record ActivatedMailModel(string Name);

/// <summary>What happened with an account that its owner should hear of.</summary>
public enum AccountNews
{
    /// <summary>The password is another one now.</summary>
    PasswordChanged,
    /// <summary>Another address was named as the login and has yet to be confirmed.</summary>
    AddressChanging,
    /// <summary>A passkey was added, with which anybody who holds it may sign in.</summary>
    PasskeyAdded,
    /// <summary>A passkey was removed.</summary>
    PasskeyRemoved,
    /// <summary>Somebody of the salon logged in as the client.</summary>
    SalonLooked,
}

/// <summary>What the mail says that tells somebody what happened with the own account.</summary>
public sealed record NewsMailModel(string Name, AccountNews News);

/// <summary>What the mail says that tells somebody where the salon's own sign-in is.</summary>
public sealed record FoundMailModel(string Name);
