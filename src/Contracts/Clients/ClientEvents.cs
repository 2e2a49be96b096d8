using Platform.Kernel.Events;

namespace Platform.Contracts.Clients;

/// <summary>A client came into the salon's books.</summary>
/// <param name="Source">How: "desk", "api", "form", "newsletter".</param>
[EventName("clients.client-registered", Kind = ActionKind.Profile)]
public sealed record ClientRegistered(Guid ClientId, string DisplayName, string Source) : ClientEvent(ClientId);

/// <summary>Somebody changed a client's data.</summary>
/// <param name="Fields">The names of the changed fields, as the API writes them; never their values.</param>
[EventName("clients.client-changed", Kind = ActionKind.Profile)]
public sealed record ClientChanged(Guid ClientId, IReadOnlyList<string> Fields) : ClientEvent(ClientId);

/// <summary>Somebody filled in the salon's contact form, as this client.</summary>
/// <param name="NewsletterWording">The words beside the box for the newsletter, when it was ticked; null when it was not.</param>
/// <param name="RequestId">What was asked is read with it; null in an event of an earlier release.</param>
[EventName("clients.contact-requested", Kind = ActionKind.ContactRequest, Version = 2)]
public sealed record ContactRequested(Guid ClientId, string? NewsletterWording, Guid? RequestId = null) : ClientEvent(ClientId);

/// <summary>A client went into the bin: gone from lists, login ended, no marketing.</summary>
[EventName("clients.client-deleted", Kind = ActionKind.Profile)]
public sealed record ClientDeleted(Guid ClientId) : ClientEvent(ClientId);

/// <summary>A client came back from the bin.</summary>
[EventName("clients.client-restored", Kind = ActionKind.Profile)]
public sealed record ClientRestored(Guid ClientId) : ClientEvent(ClientId);

/// <summary>A card was found to be the same person as the main card and stands behind it from now on; one event a card.</summary>
[EventName("clients.client-merged", Kind = ActionKind.Profile)]
public sealed record ClientMerged(Guid ClientId, Guid MainId, Guid MergeId, string DisplayName) : ClientEvent(ClientId);

/// <summary>A merge was taken back: the card is its own again, as it was. One event a card.</summary>
[EventName("clients.client-unmerged", Kind = ActionKind.Profile)]
public sealed record ClientUnmerged(Guid ClientId, Guid MainId, Guid MergeId, string DisplayName) : ClientEvent(ClientId);

/// <summary>Somebody wrote a note about a client.</summary>
/// <param name="Category">The code of a usual category ("allergy") or the salon's own word; null for a general note.</param>
[EventName("clients.note-written")]
public sealed record NoteWritten(Guid ClientId, Guid NoteId, string? Category) : ClientEvent(ClientId);

/// <summary>Somebody changed a note, or its category.</summary>
/// <param name="Category">As it is now; see <see cref="NoteWritten"/>.</param>
[EventName("clients.note-changed")]
public sealed record NoteChanged(Guid ClientId, Guid NoteId, string? Category) : ClientEvent(ClientId);

/// <summary>Somebody deleted a note; it can be brought back for 30 days.</summary>
[EventName("clients.note-deleted")]
public sealed record NoteDeleted(Guid ClientId, Guid NoteId) : ClientEvent(ClientId);

/// <summary>A deleted note came back as it was.</summary>
[EventName("clients.note-restored")]
public sealed record NoteRestored(Guid ClientId, Guid NoteId, string? Category) : ClientEvent(ClientId);

/// <summary>A photo came into a client's gallery.</summary>
/// <param name="Kind">"inspiration" or "result".</param>
[EventName("clients.photo-added", Kind = ActionKind.Profile)]
public sealed record PhotoAdded(Guid ClientId, Guid PhotoId, string Kind) : ClientEvent(ClientId);

/// <summary>Somebody removed a photo from the gallery; it can be brought back for 30 days.</summary>
[EventName("clients.photo-removed", Kind = ActionKind.Profile)]
public sealed record PhotoRemoved(Guid ClientId, Guid PhotoId) : ClientEvent(ClientId);

/// <summary>A removed photo came back as it was.</summary>
[EventName("clients.photo-restored", Kind = ActionKind.Profile)]
public sealed record PhotoRestored(Guid ClientId, Guid PhotoId) : ClientEvent(ClientId);

/// <summary>A client has another face on the card, or one again.</summary>
[EventName("clients.avatar-changed", Kind = ActionKind.Profile)]
public sealed record AvatarChanged(Guid ClientId, Guid PhotoId) : ClientEvent(ClientId);

/// <summary>The face went from a client's card; it can be brought back for 30 days.</summary>
[EventName("clients.avatar-removed", Kind = ActionKind.Profile)]
public sealed record AvatarRemoved(Guid ClientId) : ClientEvent(ClientId);

/// <summary>Somebody took clients along in a file.</summary>
[EventName("clients.clients-exported", Kind = ActionKind.Export)]
public sealed record ClientsExported(int Count) : Event;

/// <summary>One chunk of an import was written, at most 1,000 rows. History records it in bulk, a line a client.</summary>
/// <param name="ClientIds">The clients that this chunk made.</param>
/// <param name="FilledIds">The clients that were there and got empty fields filled.</param>
/// <param name="NewsletterIds">Those of <paramref name="ClientIds"/> whose row says yes to the newsletter in so many words.</param>
/// <param name="Labels">Label name to the clients that carry it in the file.</param>
[EventName("clients.clients-imported", Kind = ActionKind.Import)]
public sealed record ClientsImported(
    Guid ImportId, string FileName, IReadOnlyList<Guid> ClientIds, IReadOnlyList<Guid> FilledIds, IReadOnlyList<Guid> NewsletterIds,
    IReadOnlyDictionary<string, IReadOnlyList<Guid>> Labels) : Event;

/// <summary>A part of an import was undone, at most 1,000 cards. History records it in bulk, a line a client.</summary>
/// <param name="RemovedIds">The import made them and nobody has done anything with them since: they are in the bin.</param>
/// <param name="KeptIds">The import made them and people work with them: they stay, without labels and consents of the file.</param>
/// <param name="RestoredIds">They were there before and have lost again what the file brought.</param>
[EventName("clients.import-undone", Kind = ActionKind.Import)]
public sealed record ClientsImportUndone(
    Guid ImportId, string FileName, IReadOnlyList<Guid> RemovedIds, IReadOnlyList<Guid> KeptIds, IReadOnlyList<Guid> RestoredIds) : Event;

/// <summary>
/// A client was erased: what the modules keep about these cards goes, in the salon's order of events, so that nothing said earlier comes
/// after it.
/// </summary>
/// <param name="CardIds">The card and those that were merged into it.</param>
/// <param name="AddressHashes">Keyed hashes of the mail addresses, by which a later import can be kept from mailing the person.</param>
[EventName("clients.client-erased", Kind = ActionKind.Profile)]
public sealed record ClientErased(Guid ErasureId, IReadOnlyList<Guid> CardIds, IReadOnlyList<string> AddressHashes) : Event;

/// <summary>Everything the salon keeps about a client was put into a file for the client.</summary>
[EventName("clients.access-pack-made", Kind = ActionKind.Export)]
public sealed record AccessPackMade(Guid ClientId) : ClientEvent(ClientId);

/// <summary>The client asked in the restricted area for other data on the card; the salon decides.</summary>
/// <param name="Fields">The names of the fields, as the API writes them; never their values.</param>
[EventName("clients.change-asked", Kind = ActionKind.Profile)]
public sealed record ChangeAsked(Guid ClientId, IReadOnlyList<string> Fields) : ClientEvent(ClientId);

/// <summary>The salon agreed to what the client asked for; the change itself is a fact of its own.</summary>
[EventName("clients.change-accepted", Kind = ActionKind.Profile)]
public sealed record ChangeAccepted(Guid ClientId) : ClientEvent(ClientId);

/// <summary>The salon did not agree to what the client asked for.</summary>
[EventName("clients.change-refused", Kind = ActionKind.Profile)]
public sealed record ChangeRefused(Guid ClientId) : ClientEvent(ClientId);

/// <summary>The salon takes two months more to answer a client who asked to be erased, and told why.</summary>
[EventName("clients.erasure-extended", Kind = ActionKind.Profile)]
public sealed record ErasureExtended(Guid ClientId) : ClientEvent(ClientId);

/// <summary>The client asked to be erased (GDPR, article 17); the salon answers within a month.</summary>
[EventName("clients.erasure-asked", Kind = ActionKind.Profile)]
public sealed record ErasureAsked(Guid ClientId) : ClientEvent(ClientId);

/// <summary>Somebody opened a telephone call to a client from the card; whether it was answered we do not know.</summary>
[EventName("clients.call-opened", Kind = ActionKind.Call)]
public sealed record CallOpened(Guid ClientId) : ClientEvent(ClientId);

/// <summary>Somebody opened a message to a client from the card; whether it was sent we do not know.</summary>
/// <param name="Channel">"sms" or "whatsapp".</param>
[EventName("clients.message-opened", Kind = ActionKind.Conversation)]
public sealed record MessageOpened(Guid ClientId, string Channel) : ClientEvent(ClientId);

/// <summary>Two clients belong together from now on, or to each other in another way; one event a card.</summary>
/// <param name="Relation">What the other is to this client: "child", "parent".</param>
/// <param name="DisplayName">The other's.</param>
[EventName("clients.client-linked", Kind = ActionKind.Profile)]
public sealed record ClientLinked(Guid ClientId, Guid OtherId, string Relation, string DisplayName) : ClientEvent(ClientId);

/// <summary>Somebody took the link between two clients away; one event a card.</summary>
/// <param name="DisplayName">The other's.</param>
[EventName("clients.client-unlinked", Kind = ActionKind.Profile)]
public sealed record ClientUnlinked(Guid ClientId, Guid OtherId, string DisplayName) : ClientEvent(ClientId);

/// <summary>A member of staff serves this client from now on.</summary>
/// <param name="Colleague">The name at the time; people leave, the history stays.</param>
[EventName("clients.client-assigned", Kind = ActionKind.Profile)]
public sealed record ClientAssigned(Guid ClientId, Guid StaffId, string Colleague) : ClientEvent(ClientId);

/// <summary>Nobody in particular serves this client any more.</summary>
[EventName("clients.client-unassigned", Kind = ActionKind.Profile)]
public sealed record ClientUnassigned(Guid ClientId) : ClientEvent(ClientId);

/// <summary>Somebody looked at a client's card or asked for it as a program; said once in a while, not for each page.</summary>
[EventName("clients.client-viewed")]
public sealed record ClientViewed(Guid ClientId) : Event;

/// <summary>Somebody read what a card says of the client's health; said once in a while, like <see cref="ClientViewed"/>.</summary>
[EventName("clients.health-data-viewed")]
public sealed record HealthDataViewed(Guid ClientId) : Event;

/// <summary>
/// Something else stands on a card; what stood there and what stands there now is with the clients' module, under the change.
/// </summary>
/// <param name="Digest">Of both, with a salt: who has it alone learns nothing, who has the change can tell whether it is still the same.</param>
[EventName("clients.values-changed")]
public sealed record ValuesChanged(Guid ClientId, Guid ChangeId, string Digest) : Event;

/// <summary>Who wrote the first note about a client's health said that the client agrees to keeping it. The consent tells it itself.</summary>
[EventName("clients.health-consent-told")]
public sealed record HealthConsentTold(Guid ClientId) : Event;

/// <summary>Nothing about this client goes by itself from now on. Why stands on the card alone.</summary>
[EventName("clients.hold-placed", Kind = ActionKind.Profile)]
public sealed record HoldPlaced(Guid ClientId) : ClientEvent(ClientId);

/// <summary>What is due about this client may go by itself again.</summary>
[EventName("clients.hold-lifted", Kind = ActionKind.Profile)]
public sealed record HoldLifted(Guid ClientId) : ClientEvent(ClientId);

/// <summary>Notes about a client's health are gone for good, because their time was over.</summary>
[EventName("clients.health-notes-forgotten", Kind = ActionKind.Profile)]
public sealed record HealthNotesForgotten(Guid ClientId, int Count) : ClientEvent(ClientId);

/// <summary>Photos of a client are gone for good, because their time was over.</summary>
[EventName("clients.photos-forgotten", Kind = ActionKind.Profile)]
public sealed record PhotosForgotten(Guid ClientId, int Count) : ClientEvent(ClientId);
