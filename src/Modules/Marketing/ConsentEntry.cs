namespace Platform.Marketing;

/// <summary>What somebody agrees to; each stands by itself. <see cref="ConsentPair"/> says which channels each has.</summary>
internal enum ConsentPurpose
{
    Appointments,
    Marketing,
    Suggestions,
    Reviews,
    Health,
    PhotosInternal,
    PhotosWebsite,
    PhotosSocial,
    /// <summary>To keep under the client's name which mails were opened and which links followed.</summary>
    Tracking,
}

/// <summary>The way by which it reaches them.</summary>
internal enum ConsentChannel
{
    Email,
    Sms,
    /// <summary>WhatsApp and its like.</summary>
    App,
    /// <summary>Nothing is sent.</summary>
    None,
}

internal enum ConsentState
{
    Given,
    /// <summary>Somebody said yes for the client, who had said no: counts as no.</summary>
    Unconfirmed,
    Withdrawn,
}

/// <summary>Where a decision was made.</summary>
internal enum ConsentSource
{
    Desk,
    Api,
    Import,
    Portal,
    Link,
    /// <summary>The salon's contact form, by somebody who says to be the client.</summary>
    Form,
    /// <summary>The page of the newsletters, confirmed by the link in a mail to the address.</summary>
    Newsletter,
    /// <summary>An automation of the salon put the client on a list; it never gives a consent.</summary>
    Automation,
    /// <summary>The client reported a mail as spam.</summary>
    Complaint,
}

/// <summary>Who decided what, when and in which words: everything a consent must be able to prove.</summary>
/// <param name="At">UTC.</param>
/// <param name="Wording">The exact words.</param>
/// <param name="Evidence">The file of an import; the page of a sign-up, and when it was filled in; null elsewhere.</param>
internal sealed record ConsentDecision(
    DateTime At, string Wording, ConsentSource Source, Actor Actor, Actor? OnBehalfOf = null, string? Evidence = null)
{
    /// <summary>The client decided, not somebody for the client.</summary>
    public bool IsTheClients => Actor.Kind == ActorKind.Client || Source == ConsentSource.Link;
}

/// <summary>
/// One line of the ledger: a change of a client's consent with its proof. Lines are only ever added; the database context
/// refuses to change one.
/// </summary>
internal sealed class ConsentEntry : TenantOwned
{
    public const int LongestWording = 1000;

    public required Guid ClientId { get; init; }

    public required ConsentPurpose Purpose { get; init; }

    public required ConsentChannel Channel { get; init; }

    public required ConsentState State { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public required string Wording { get; init; }

    public required ConsentSource Source { get; init; }

    public string? Evidence { get; init; }

    public required ActorKind ActorKind { get; init; }

    public Guid? ActorId { get; init; }

    public required string ActorName { get; init; }

    public Guid? OnBehalfOfId { get; init; }

    public string? OnBehalfOfName { get; init; }
}
