using Platform.Kernel.Events;
using Platform.Kernel.Web;

namespace Platform.Contracts.Marketing;

/// <summary>A label was put on a client; people outside the salon never see it.</summary>
[EventName("marketing.label-added", Kind = ActionKind.Label)]
public sealed record LabelAdded(Guid ClientId, Guid LabelId, string Label) : ClientEvent(ClientId);

[EventName("marketing.label-removed", Kind = ActionKind.Label)]
public sealed record LabelRemoved(Guid ClientId, Guid LabelId, string Label) : ClientEvent(ClientId);

/// <summary>A client is on a list from now on, whichever way it came there.</summary>
public abstract record ListJoined(Guid ClientId, Guid ListId, string List) : ClientEvent(ClientId);

/// <summary>Somebody put a client on a list.</summary>
[EventName("marketing.subscribed", Kind = ActionKind.Newsletter)]
public sealed record Subscribed(Guid ClientId, Guid ListId, string List) : ListJoined(ClientId, ListId, List);

[EventName("marketing.unsubscribed", Kind = ActionKind.Newsletter)]
public sealed record Unsubscribed(Guid ClientId, Guid ListId, string List) : ClientEvent(ClientId);

/// <summary>The newsletter switch was turned on: consent to marketing by e-mail and the salon's first list, in one move.</summary>
[EventName("marketing.newsletter-switched-on", Kind = ActionKind.Newsletter)]
public sealed record NewsletterSwitchedOn(Guid ClientId, Guid ListId, string List) : ListJoined(ClientId, ListId, List);

/// <summary>The newsletter switch was turned off: no marketing by e-mail from any list.</summary>
[EventName("marketing.newsletter-switched-off", Kind = ActionKind.Newsletter)]
public sealed record NewsletterSwitchedOff(Guid ClientId) : ClientEvent(ClientId);

/// <summary>
/// Somebody put a client on a list who had said no in person before: it waits for the client's own yes and counts as no until then.
/// </summary>
[EventName("marketing.newsletter-left-unconfirmed", Kind = ActionKind.Newsletter)]
public sealed record NewsletterLeftUnconfirmed(Guid ClientId, Guid ListId, string List) : ClientEvent(ClientId);

/// <summary>
/// A merge, or taking one back, left a client with these labels and on these lists, by id and name. The history tells the merge.
/// </summary>
[EventName("marketing.labels-and-lists-settled", Kind = ActionKind.Label)]
public sealed record LabelsAndListsSettled(
    Guid MainId, IReadOnlyDictionary<Guid, string> Labels, IReadOnlyDictionary<Guid, string> Lists) : Event;

/// <summary>Many clients got a label at once.</summary>
/// <param name="ImportId">The import that brought it, which the history of each client tells already; null when somebody ticked them.</param>
[EventName("marketing.clients-labelled", Kind = ActionKind.Label)]
public sealed record ClientsLabelled(Guid LabelId, string Label, IReadOnlyList<Guid> ClientIds, Guid? ImportId = null) : Event;

/// <summary>An import put many clients on a list. The history of each tells the import.</summary>
[EventName("marketing.clients-subscribed", Kind = ActionKind.Newsletter)]
public sealed record ClientsSubscribed(Guid ListId, string List, IReadOnlyList<Guid> ClientIds) : Event;

/// <summary>Undoing an import took a label from many clients. The history of each tells the undoing.</summary>
[EventName("marketing.clients-unlabelled", Kind = ActionKind.Label)]
public sealed record ClientsUnlabelled(Guid LabelId, IReadOnlyList<Guid> ClientIds) : Event;

/// <summary>Undoing an import took many clients off a list. The history of each tells the undoing.</summary>
[EventName("marketing.clients-unsubscribed", Kind = ActionKind.Newsletter)]
public sealed record ClientsUnsubscribed(Guid ListId, IReadOnlyList<Guid> ClientIds) : Event;

/// <summary>
/// Somebody decided about one purpose and channel of a client, both as codes: "marketing" and "sms", "photos-website" and none. Marketing
/// by e-mail is the newsletter switch, which has its own events.
/// </summary>
public abstract record ConsentDecided(Guid ClientId, string Purpose, string? Channel) : ClientEvent(ClientId)
{
    /// <summary>Both codes in one: "marketing-sms", "photos-website".</summary>
    public string Consent => Channel is null ? Purpose : $"{Purpose}-{Channel}";
}

[EventName("marketing.consent-given", Kind = ActionKind.Profile)]
public sealed record ConsentGiven(Guid ClientId, string Purpose, string? Channel) : ConsentDecided(ClientId, Purpose, Channel);

/// <summary>From now on nothing of the purpose goes by the channel.</summary>
[EventName("marketing.consent-withdrawn", Kind = ActionKind.Profile)]
public sealed record ConsentWithdrawn(Guid ClientId, string Purpose, string? Channel) : ConsentDecided(ClientId, Purpose, Channel);

/// <summary>Somebody said yes for a client who had said no in person: it counts as no until the client says yes.</summary>
[EventName("marketing.consent-left-unconfirmed", Kind = ActionKind.Profile)]
public sealed record ConsentLeftUnconfirmed(Guid ClientId, string Purpose, string? Channel) : ConsentDecided(ClientId, Purpose, Channel);

/// <summary>
/// Somebody without a card confirmed a newsletter by the link in a mail. The card that is made of it gets this id, under which the consent
/// is written already.
/// </summary>
/// <param name="Language">"nl" or "en".</param>
[EventName("marketing.newcomer-signed-up", Kind = ActionKind.Newsletter, Version = 2)]
public sealed record NewcomerSignedUp(
    Guid ClientId, string FirstName, string? LastName, string Email, string Language, Arrival? Arrival = null) : Event;

/// <summary>A label or a list is called differently from now on; whoever carries it or is on it stays so.</summary>
public abstract record TagRenamed(Guid TagId, string Name) : Event;

[EventName("marketing.label-renamed", Kind = ActionKind.Label)]
public sealed record LabelRenamed(Guid TagId, string Name) : TagRenamed(TagId, Name);

[EventName("marketing.list-renamed", Kind = ActionKind.Newsletter)]
public sealed record ListRenamed(Guid TagId, string Name) : TagRenamed(TagId, Name);

/// <summary>A label or a list is there no more. That clients lost it was said of each of them before.</summary>
public abstract record TagDeleted(Guid TagId, string Name) : Event;

[EventName("marketing.label-deleted", Kind = ActionKind.Label)]
public sealed record LabelDeleted(Guid TagId, string Name) : TagDeleted(TagId, Name);

[EventName("marketing.list-deleted", Kind = ActionKind.Newsletter)]
public sealed record ListDeleted(Guid TagId, string Name) : TagDeleted(TagId, Name);
