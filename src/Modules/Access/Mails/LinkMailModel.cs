namespace Platform.Access.Mails;

/// <summary>What a mail with a link is made from. The link's secret is derived when the mail is written.</summary>
public sealed record LinkMailModel(string Name, Guid LinkId, LinkPurpose Purpose);

/// <summary>What the mail says that tells a client the login works.</summary>
public sealed record ActivatedMailModel(string Name);

/// <summary>What the mail says that tells somebody where the salon's own sign-in is.</summary>
public sealed record FoundMailModel(string Name);
