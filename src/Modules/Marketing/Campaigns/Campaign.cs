namespace Platform.Marketing.Campaigns;

internal enum CampaignState
{
    Draft,
    /// <summary>Waits for its moment.</summary>
    Scheduled,
    /// <summary>Who gets it is being written down.</summary>
    Preparing,
    Sending,
    Paused,
    /// <summary>Its latest moment has passed; a person decides whether it still goes.</summary>
    Held,
    Done,
    Cancelled,
}

/// <summary>Why a variant won.</summary>
internal enum WinnerReason
{
    /// <summary>People clicked in it more often than chance explains.</summary>
    Clear,
    /// <summary>No variant did: everybody else gets the first.</summary>
    Unclear,
    ByHand,
    /// <summary>So few get the campaign that a comparison says nothing: all get the first.</summary>
    TooFew,
}

/// <summary>
/// One campaign to the clients of a list or a segment: its words, and how far it is. Who gets it is <see cref="Recipient"/>.
/// </summary>
internal sealed class Campaign : Removable
{
    public const int LongestName = 100;
    public const int LongestSubject = 200;
    public const int LongestUtm = 60;

    /// <summary>A campaign that nobody was there to start is not sent days later: what was down may come back with an old plan.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(24);

    public required string Name { get; set; }

    /// <summary>May hold merge fields.</summary>
    public required string Subject { get; set; }

    /// <summary>What lists of mails show beside the subject; may hold merge fields.</summary>
    public string? Preheader { get; set; }

    /// <summary>
    /// The newsletter it belongs to: whoever leaves by its link leaves this one. The first list when it goes to a segment alone.
    /// </summary>
    public required Guid ListId { get; set; }

    /// <summary>It goes to a segment, whatever lists those are on: the consent alone decides.</summary>
    public bool ByConsent { get; set; }

    /// <summary>Only those in it get the campaign; null for everybody on the list.</summary>
    public Guid? SegmentId { get; set; }

    /// <summary>Who is in it gets nothing, whatever else holds.</summary>
    public Guid? ExceptSegmentId { get; set; }

    /// <summary>Who is on it gets nothing, whatever else holds.</summary>
    public Guid? ExceptListId { get; set; }

    /// <summary>Segments are asked again right before each mail; otherwise they hold as they were when it began.</summary>
    public bool IsLive { get; set; }

    /// <summary>"nl" or "en": of the words around what the salon wrote.</summary>
    public required string Language { get; set; }

    /// <summary>A list of <see cref="CampaignBlock"/> as JSON.</summary>
    public required string Blocks { get; set; }

    /// <summary>
    /// The same in other languages and variants: a list of <see cref="CampaignVersion"/> as JSON; null when there is none.
    /// </summary>
    public string? Versions { get; set; }

    /// <summary>How many of a hundred get the variants before everybody else gets the one that won; null is the usual number.</summary>
    public int? TestShare { get; set; }

    /// <summary>Hours between the last mail of the comparison and the choice; null is the usual number.</summary>
    public int? TestHours { get; set; }

    /// <summary>When the winner is chosen, UTC; null until the variants have gone out.</summary>
    public DateTime? ChoiceAt { get; set; }

    /// <summary>The number of the variant that everybody gets from now on; 0 while nobody has chosen, and without variants.</summary>
    public short Winner { get; set; }

    public WinnerReason? WinnerBy { get; set; }

    /// <summary>What programs that count visitors call the links by (utm_source and its like); null adds nothing.</summary>
    public string? UtmSource { get; set; }

    public string? UtmMedium { get; set; }

    public string? UtmCampaign { get; set; }

    public CampaignState State { get; set; }

    /// <summary>
    /// The automation that this is a mail of; null for a campaign. Its recipients come one by one, and it ends with the automation.
    /// </summary>
    public Guid? AutomationId { get; init; }

    public DateTime CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    /// <summary>The moment it was planned for, UTC.</summary>
    public DateTime? StartsAt { get; set; }

    /// <summary>After this moment (UTC) nothing more is sent without a person's word.</summary>
    public DateTime? LatestAt { get; set; }

    /// <summary>When sending began, UTC.</summary>
    public DateTime? StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>Everybody may read it on the salon's pages, filled in for nobody.</summary>
    public bool InArchive { get; set; }

    /// <summary>Who gets it is written down, all of them.</summary>
    public bool IsPrepared { get; set; }

    /// <summary>Of the worker that writes down who gets it: one that lost its turn stops.</summary>
    public Guid? Preparation { get; set; }

    /// <summary>Since when the rate is measured, UTC, and how many had been done by then.</summary>
    public DateTime? RateSince { get; set; }

    public int RateFrom { get; set; }

    /// <summary>The list that somebody has to be on; null when the consent alone decides.</summary>
    public Guid? NeededListId => ByConsent ? null : ListId;

    public bool MayBeChanged => State is CampaignState.Draft or CampaignState.Scheduled;

    public override bool MayBeRemoved => State == CampaignState.Draft;

    public bool IsWorking => State is CampaignState.Scheduled or CampaignState.Preparing or CampaignState.Sending;

    public bool MayBegin => State is CampaignState.Draft or CampaignState.Scheduled or CampaignState.Held;

    public bool MayPause => State is CampaignState.Preparing or CampaignState.Sending;

    public bool MayResume => State is CampaignState.Paused or CampaignState.Held;

    public bool MayCancel => State is not (CampaignState.Done or CampaignState.Cancelled);

    /// <summary>There are variants, and nobody knows yet which is the better one.</summary>
    public bool IsComparing => Winner == 0 && CampaignVersion.Variants(this).Count > 1;

    /// <summary>Not before it is written down who gets which.</summary>
    public bool MayChooseWinner
        => IsPrepared && IsComparing && (State is CampaignState.Sending or CampaignState.Paused or CampaignState.Held);

    /// <summary>Goes now, or waits for its moment.</summary>
    public void Begin(DateTime? at, DateTime? latest, DateTime now)
    {
        (StartsAt, LatestAt) = (at, latest);
        if (at > now && !IsPrepared)
        {
            State = CampaignState.Scheduled;
        }
        else
        {
            GoOn(now);
        }
    }

    /// <summary>After a pause; or after it was held, by the word of a person who knows that it is late.</summary>
    public void Resume(DateTime now)
    {
        LatestAt = LatestAt <= now ? null : LatestAt;
        GoOn(now);
    }

    /// <summary>Whether its time has passed at this moment.</summary>
    public bool IsTooLate(DateTime now) => LatestAt < now || (State == CampaignState.Scheduled && StartsAt + LongestDelay < now);

    private void GoOn(DateTime now)
    {
        State = IsPrepared ? CampaignState.Sending : CampaignState.Preparing;
        StartedAt ??= now;
        RateSince = null;
    }
}
