namespace Platform.Contracts.Clients;

/// <summary>What another module may know of a client at the moment it needs it.</summary>
/// <param name="Language">"nl" or "en".</param>
public sealed record ClientContact(Guid Id, string DisplayName, string? Email, string Language);

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

    /// <summary>The card and those that were merged into it.</summary>
    Task<IReadOnlyList<Guid>> CardsOf(Guid id, CancellationToken cancellationToken);
}
