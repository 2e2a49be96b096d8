using Platform.Clients.Contact;

namespace Platform.Clients.Importing;

/// <summary>A card as the matching knows it.</summary>
internal sealed class KnownCard(Guid id, ulong name, bool isNew)
{
    public Guid Id => id;

    public ulong Name => name;

    /// <summary>This file makes it.</summary>
    public bool IsNew => isNew;

    /// <summary>The card itself while the chunk that makes it is not yet written.</summary>
    public Client? Unwritten { get; set; }

    /// <summary>Bits of <see cref="CardFields.FilledOn"/>.</summary>
    public UInt128 Filled { get; set; }

    public bool HasNote { get; set; }

    /// <summary>It went into the bin meanwhile.</summary>
    public bool IsGone { get; set; }

    /// <summary>The main card that it was merged into: a row about the one is about the other.</summary>
    public Guid? MergedInto { get; set; }
}

/// <summary>The cards that rows of a file may meet: those of the salon and those the file makes; keys only, a few dozen bytes a card.</summary>
internal sealed class KnownCards(CardFields fields)
{
    private readonly Dictionary<ulong, KnownCard> byKey = [];
    private readonly Dictionary<Guid, KnownCard> byId = [];
    private readonly HashSet<ulong> contacts = [];
    private readonly List<KnownCard> unwritten = [];

    /// <summary>A card as it is stored now; also one that is known already.</summary>
    /// <param name="sharesSystem">Its number in another system is one of the system this file comes from.</param>
    public void LearnStored(Client client, bool sharesSystem, bool hasNote)
    {
        if (!byId.TryGetValue(client.Id, out var card))
        {
            byId.Add(client.Id, card = new KnownCard(client.Id, MatchKeys.OfName(client), isNew: false));
        }

        card.Filled |= fields.FilledOn(client);
        card.HasNote |= hasNote;
        (card.IsGone, card.MergedInto) = (client.DeletedAt is not null, client.MergedInto);
        LearnKeys(card, client, sharesSystem);
    }

    public void LearnNew(Client client, ulong name, bool hasNote)
    {
        var card = new KnownCard(client.Id, name, isNew: true) { Unwritten = client, Filled = fields.FilledOn(client), HasNote = hasNote };
        byId.Add(client.Id, card);
        unwritten.Add(card);
        LearnKeys(card, client, sharesSystem: true);
    }

    /// <summary>The card that a row is about: by its own id, by source id, else by e-mail and name, else by telephone and name.</summary>
    public KnownCard? Find(Guid? cardId, Client row, ulong name)
        => (cardId is { } id ? Standing(byId.GetValueOrDefault(id)) : null)
            ?? (row.SourceId is { } sourceId ? Find(MatchKeys.OfSourceId(sourceId)) : null)
            ?? (row.Email is { } email ? Find(MatchKeys.OfEmailAndName(EmailAddress.MatchingKey(email), name)) : null)
            ?? (row.Mobile is { } mobile ? Find(MatchKeys.OfPhoneAndName(mobile, name)) : null)
            ?? (row.Phone is { } phone ? Find(MatchKeys.OfPhoneAndName(phone, name)) : null);

    /// <summary>The e-mail or telephone of a row that another card has under another name.</summary>
    public (ClientField Field, string Value)? FindAlike(Client row) => row switch
    {
        { Email: { } email } when contacts.Contains(MatchKeys.OfContact(EmailAddress.MatchingKey(email))) => (ClientField.Email, email),
        { Mobile: { } mobile } when contacts.Contains(MatchKeys.OfContact(mobile)) => (ClientField.Mobile, mobile),
        { Phone: { } phone } when contacts.Contains(MatchKeys.OfContact(phone)) => (ClientField.Phone, phone),
        _ => null,
    };

    /// <summary>What is empty on the card and not in the row counts as filled from now on.</summary>
    /// <returns>Bits of <see cref="CardFields.FilledOn"/>; 0 when the row brings nothing.</returns>
    public UInt128 Fill(KnownCard card, Client row)
    {
        var missing = fields.FilledOn(row) & ~card.Filled;
        if (missing != 0)
        {
            var gained = new Client { FirstName = row.FirstName };
            fields.Take(missing, row, gained);
            LearnKeys(card, gained, sharesSystem: true);
            card.Filled |= missing;
        }

        return missing;
    }

    public void EndChunk()
    {
        unwritten.ForEach(card => card.Unwritten = null);
        unwritten.Clear();
    }

    private KnownCard? Find(ulong key) => Standing(byKey.GetValueOrDefault(key));

    /// <summary>The card itself, or the main card it stands behind; null for one in the bin.</summary>
    private KnownCard? Standing(KnownCard? card)
    {
        while (card?.MergedInto is { } main)
        {
            card = byId.GetValueOrDefault(main);
        }

        return card is { IsGone: false } ? card : null;
    }

    /// <summary>The first card with a key keeps it.</summary>
    private void LearnKeys(KnownCard card, Client client, bool sharesSystem)
    {
        if (client.SourceId is { } sourceId && sharesSystem)
        {
            byKey.TryAdd(MatchKeys.OfSourceId(sourceId), card);
        }

        if (client.Email is { } email)
        {
            var key = EmailAddress.MatchingKey(email);
            byKey.TryAdd(MatchKeys.OfEmailAndName(key, card.Name), card);
            contacts.Add(MatchKeys.OfContact(key));
        }

        foreach (var phone in new ReadOnlySpan<string?>([client.Mobile, client.Phone]))
        {
            if (phone is not null)
            {
                byKey.TryAdd(MatchKeys.OfPhoneAndName(phone, card.Name), card);
                contacts.Add(MatchKeys.OfContact(phone));
            }
        }
    }
}
