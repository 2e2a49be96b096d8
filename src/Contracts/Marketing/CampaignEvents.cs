using Platform.Kernel.Events;

namespace Platform.Contracts.Marketing;

/// <summary>Something happened to a campaign of the salon; a line in the history of the salon.</summary>
/// <param name="Campaign">Its name, as the salon calls it.</param>
public abstract record CampaignEvent(Guid CampaignId, string Campaign) : Event;

/// <summary>Somebody planned it for a later moment (UTC).</summary>
[EventName("marketing.campaign-scheduled", Kind = ActionKind.Newsletter)]
public sealed record CampaignScheduled(Guid CampaignId, string Campaign, DateTime At) : CampaignEvent(CampaignId, Campaign);

[EventName("marketing.campaign-started", Kind = ActionKind.Newsletter)]
public sealed record CampaignStarted(Guid CampaignId, string Campaign) : CampaignEvent(CampaignId, Campaign);

[EventName("marketing.campaign-paused", Kind = ActionKind.Newsletter)]
public sealed record CampaignPaused(Guid CampaignId, string Campaign) : CampaignEvent(CampaignId, Campaign);

[EventName("marketing.campaign-resumed", Kind = ActionKind.Newsletter)]
public sealed record CampaignResumed(Guid CampaignId, string Campaign) : CampaignEvent(CampaignId, Campaign);

/// <summary>Its latest moment had passed: what is left waits until somebody decides.</summary>
[EventName("marketing.campaign-held", Kind = ActionKind.Newsletter)]
public sealed record CampaignHeld(Guid CampaignId, string Campaign) : CampaignEvent(CampaignId, Campaign);

[EventName("marketing.campaign-cancelled", Kind = ActionKind.Newsletter)]
public sealed record CampaignCancelled(Guid CampaignId, string Campaign) : CampaignEvent(CampaignId, Campaign);

/// <param name="Sent">How many mails a server took.</param>
/// <param name="Total">How many clients were looked at.</param>
[EventName("marketing.campaign-finished", Kind = ActionKind.Newsletter)]
public sealed record CampaignFinished(Guid CampaignId, string Campaign, int Sent, int Total) : CampaignEvent(CampaignId, Campaign);

/// <summary>Who waited while variants were compared gets this one.</summary>
/// <param name="Winner">The letter of the variant.</param>
/// <param name="Chosen">"clear", "unclear", "byHand" or "tooFew".</param>
[EventName("marketing.campaign-winner-chosen", Kind = ActionKind.Newsletter)]
public sealed record CampaignWinnerChosen(Guid CampaignId, string Campaign, string Winner, string Chosen)
    : CampaignEvent(CampaignId, Campaign);

/// <summary>A draft was taken away; it can be brought back for a while.</summary>
[EventName("marketing.campaign-removed", Kind = ActionKind.Newsletter)]
public sealed record CampaignRemoved(Guid CampaignId, string Campaign) : CampaignEvent(CampaignId, Campaign);

[EventName("marketing.campaign-restored", Kind = ActionKind.Newsletter)]
public sealed record CampaignRestored(Guid CampaignId, string Campaign) : CampaignEvent(CampaignId, Campaign);

/// <summary>Everybody may read it on the salon's pages from now on.</summary>
[EventName("marketing.campaign-archived", Kind = ActionKind.Newsletter)]
public sealed record CampaignArchived(Guid CampaignId, string Campaign) : CampaignEvent(CampaignId, Campaign);

/// <summary>It is not on the salon's pages any more.</summary>
[EventName("marketing.campaign-unarchived", Kind = ActionKind.Newsletter)]
public sealed record CampaignUnarchived(Guid CampaignId, string Campaign) : CampaignEvent(CampaignId, Campaign);

/// <summary>A server took the mail of a campaign to each of these clients.</summary>
[EventName("marketing.campaign-mailed", Kind = ActionKind.Mail)]
public sealed record CampaignMailed(Guid CampaignId, string Campaign, IReadOnlyList<Guid> ClientIds) : Event;

/// <summary>A server refused mails of it because of the sender or the mail itself: blocked, policy, authentication, spam. Said once.</summary>
[EventName("marketing.campaign-refused", Kind = ActionKind.Newsletter)]
public sealed record CampaignRefused(Guid CampaignId, string Campaign) : CampaignEvent(CampaignId, Campaign);

/// <summary>A mail of a campaign or an automation came back, or was refused at the door.</summary>
/// <param name="Returned">"noSuchAddress", "full", "temporary", "refused".</param>
[EventName("marketing.mail-returned", Kind = ActionKind.Mail)]
public sealed record MailReturned(Guid ClientId, Guid CampaignId, string Campaign, string Returned) : ClientEvent(ClientId);

/// <summary>The client reported a mail as spam; that the client gets no more is a fact of its own.</summary>
[EventName("marketing.spam-reported", Kind = ActionKind.Mail)]
public sealed record SpamReported(Guid ClientId, Guid CampaignId, string Campaign) : ClientEvent(ClientId);
