namespace Platform.Contracts.Clients;

/// <summary>What another module may know of a client at the moment it needs it.</summary>
/// <param name="Language">"nl" or "en".</param>
public sealed record ClientContact(Guid Id, string DisplayName, string? Email, string Language);

/// <summary>What a campaign to many may know of a client.</summary>
/// <param name="AddressHash">The keyed hash of the address in the form in which addresses are compared; null without an address.</param>
/// <param name="Language">"nl" or "en"; null when nobody said.</param>
/// <param name="LastChange">Higher for the card that was worked with later.</param>
public sealed record MailContact(
    Guid Id, string FirstName, string? LastName, string DisplayName, string? City, string? Email, string? AddressHash, long LastChange,
    string? Language);

/// <summary>A mail address as somebody typed it, in the form in which cards keep it.</summary>
/// <param name="Hash">Keyed, the same for every spelling that reaches the same mailbox.</param>
public sealed record TypedAddress(string Email, string Hash);

/// <summary>One change of a card.</summary>
/// <param name="Digest">Made anew from what is kept; see <see cref="ValuesChanged"/>.</param>
public sealed record ChangedValues(string Digest, IReadOnlyList<ChangedValue> Values);

/// <summary>One field of it.</summary>
/// <param name="Field">As the API writes it.</param>
public sealed record ChangedValue(string Field, string? Before, string? After);

/// <summary>
/// Answers who a client of this salon is. A question, not a fact: a copy of every address in every module would be stale and
/// would have to be erased in every module (docs/decisions/0006).
/// </summary>
public interface IClientDirectory
{
    /// <summary>Null when there is no such client, or it lies in the bin.</summary>
    Task<ClientContact?> Find(Guid id, CancellationToken cancellationToken);

    /// <summary>The names for a page of clients, as the person who asks may see them; who is not there has none, a card
    /// merged away still has its own.</summary>
    Task<IReadOnlyDictionary<Guid, string>> NamesOf(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The keyed hash of each one's mail address, for comparing with those that must not be mailed; who has none is not in it.</summary>
    Task<IReadOnlyDictionary<Guid, string>> AddressHashesOf(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Null for what cannot be a mail address.</summary>
    TypedAddress? ReadAddress(string typed);

    /// <summary>Of the cards with this address the one that was worked with last; null without one.</summary>
    Task<Guid?> LastChangedWith(string email, CancellationToken cancellationToken);

    /// <summary>Every card with one of these addresses.</summary>
    Task<IReadOnlyList<Guid>> CardsWith(IReadOnlyCollection<string> emails, CancellationToken cancellationToken);

    /// <summary>Those of them that are there, for writing to; whoever asks has looked after consent and masks nothing.</summary>
    Task<IReadOnlyDictionary<Guid, MailContact>> ContactsOf(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The card itself, or the one that stands for it since a merge; null for one in the bin, erased or never there.</summary>
    Task<Guid?> StandingCard(Guid id, CancellationToken cancellationToken);

    /// <summary>The card and those that were merged into it.</summary>
    Task<IReadOnlyList<Guid>> CardsOf(Guid id, CancellationToken cancellationToken);

    /// <summary>Those cards and all that were merged into them, each with the one of them that it belongs to.</summary>
    Task<IReadOnlyDictionary<Guid, Guid>> CardsOf(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Whether the client is a child too young to consent alone (GDPR, article 8), and no parent or carer is linked.</summary>
    Task<bool> NeedsGuardian(Guid id, CancellationToken cancellationToken);

    /// <summary>Those of them who are such a child.</summary>
    Task<IReadOnlyList<Guid>> NeedingGuardian(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>What changed on cards, as the person who asks may see it; what is gone is not among it.</summary>
    Task<IReadOnlyDictionary<Guid, ChangedValues>> ChangesOf(IReadOnlyCollection<Guid> changeIds, CancellationToken cancellationToken);

    /// <summary>The cards about which nothing may go by itself, with those that belong to them.</summary>
    Task<IReadOnlySet<Guid>> Held(CancellationToken cancellationToken);

    /// <summary>UTC; since when the other system knew a client who was imported; null for everybody else.</summary>
    Task<DateTime?> KnownSince(Guid id, CancellationToken cancellationToken);

    /// <summary>What other modules may choose clients by. Never notes, and never what a salon notes about health.</summary>
    Task<IReadOnlyList<TraitField>> TraitFields(CancellationToken cancellationToken);

    /// <summary>Who is there and fits.</summary>
    /// <param name="trait">Null for everybody. What asks for a field that is gone fits nobody.</param>
    /// <param name="among">Only these are looked at; null for all clients of the salon.</param>
    Task<HashSet<Guid>> Having(ClientTrait? trait, IReadOnlyCollection<Guid>? among, CancellationToken cancellationToken);

    /// <summary>
    /// What a client has in those fields, in words, as the person who asks may see it; without the fields that are empty or not theirs to see.
    /// </summary>
    Task<IReadOnlyDictionary<string, string>> TraitsOf(Guid id, CancellationToken cancellationToken);

    /// <summary>What somebody asked on the contact form; null when it is gone.</summary>
    Task<string?> WordsOfRequest(Guid requestId, CancellationToken cancellationToken);
}
