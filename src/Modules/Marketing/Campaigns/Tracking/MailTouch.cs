namespace Platform.Marketing.Campaigns;

/// <summary>What somebody, or some program, did with a mail. The numbers are stored.</summary>
internal enum TouchKind : short
{
    /// <summary>The picture of the mail was fetched, whoever did.</summary>
    Opened = 1,
    Clicked = 2,
}

/// <summary>Who most likely did it; see <see cref="TouchClassifier"/>. The numbers are stored.</summary>
internal enum TouchClass : short
{
    Unknown = 0,
    Human = 1,
    Machine = 2,
    /// <summary>A mail program that fetches every picture for its readers, read or not, as Apple's does.</summary>
    Proxy = 3,
    /// <summary>A gateway that opens every link before the mail is shown.</summary>
    Gateway = 4,
}

/// <summary>What was seen of a touch, as far as its class depends on it. The numbers are stored.</summary>
[Flags]
internal enum TouchMarks : short
{
    None = 0,
    /// <summary>Asked for the head alone: nobody reads that.</summary>
    HeadOnly = 1,
    /// <summary>Fetched before anybody asked for it (Sec-Purpose, Purpose).</summary>
    Ahead = 2,
    /// <summary>The program does not say what it is.</summary>
    Nameless = 4,
    Robot = 8,
    Gateway = 16,
    /// <summary>Nothing but "Mozilla/5.0".</summary>
    BareName = 32,
    /// <summary>A mail service fetches pictures in the reader's place, mostly when the mail is opened.</summary>
    PictureProxy = 64,
    /// <summary>A browser or a mail program that people read with.</summary>
    Reader = 128,
    /// <summary>Within moments of the sending.</summary>
    AtOnce = 256,
    /// <summary>Another link of the same mail within a second.</summary>
    Burst = 512,
}

/// <summary>
/// One thing that was done with the mail of a client who agreed to be measured: what was seen, and beside it what it counts as.
/// </summary>
internal sealed class MailTouch : TenantOwned
{
    public const int LongestProgram = 200;

    public required Guid CampaignId { get; init; }

    /// <summary>To whose card the mail went, also after that card was merged into another.</summary>
    public required Guid ClientId { get; init; }

    public required TouchKind Kind { get; init; }

    /// <summary>Of the mail, as in <see cref="Recipient.Variant"/>.</summary>
    public short Variant { get; init; }

    /// <summary>Of the link's target; 0 for an opening.</summary>
    public required long LinkKey { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>As the program calls itself (User-Agent), cut.</summary>
    public required string Program { get; init; }

    public TouchMarks Marks { get; set; }

    public TouchClass Class { get; set; }

    /// <summary>The edition of the rules that the class comes from.</summary>
    public short Rules { get; set; }
}

/// <summary>
/// How often a link of a campaign was followed by those who did not agree to be measured. It knows nobody, and no moment; what counts
/// as what is kept beside it.
/// </summary>
internal sealed class LinkCount : TenantOwned
{
    public required Guid CampaignId { get; init; }

    public required long LinkKey { get; init; }

    /// <summary>Of the mails, as in <see cref="Recipient.Variant"/>.</summary>
    public short Variant { get; init; }

    public required TouchMarks Marks { get; init; }

    public TouchClass Class { get; set; }

    public short Rules { get; set; }

    public int Count { get; set; }
}
