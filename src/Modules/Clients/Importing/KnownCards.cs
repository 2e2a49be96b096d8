namespace Platform.Clients.Importing;

/// <summary>A card as the matching knows it.</summary>
internal sealed class KnownCard(Guid id, ulong name, bool isNew)
{
    public Guid Id => id;

    public ulong Name => name;

    /// <summary>This file makes it.</summary>
    public bool IsNew => isNew;

    /// <summary>Null once only the keys are remembered.</summary>
    public Client? Client { get; set; }

    /// <summary>Bits of <see cref="CardField.FilledOn"/>.</summary>
    public uint Filled { get; set; }

    public bool HasNote { get; set; }
}

/// <summary>
/// The cards that rows of a file may meet: those of the database and those the file makes. A dry run remembers the cards that the
/// run would have made by then; the run finds them in the database, chunk by chunk.
/// </summary>
/// <param name="remembers">For the dry run.</param>
internal sealed class KnownCards(bool remembers)
{
    private readonly Dictionary<ulong, KnownCard> byKey = [];
    private readonly Dictionary<Guid, KnownCard> byId = [];
    private readonly HashSet<ulong> contacts = [];
    private readonly List<KnownCard> loaded = [];

    /// <param name="sharesSystem">Its number in another system is one of the system this file comes from.</param>
    public void LearnStored(Client client, bool sharesSystem, bool hasNote)
    {
        if (byId.TryGetValue(client.Id, out var met))
        {
            // Met in an earlier chunk of a dry run: what that chunk would have filled counts, not what is stored.
            Load(met, client);
            return;
        }

        Learn(new KnownCard(client.Id, MatchKeys.OfName(client), isNew: false) { HasNote = hasNote }, client, sharesSystem);
    }

    public void LearnNew(Client client, ulong name, bool hasNote)
        => Learn(new KnownCard(client.Id, name, isNew: true) { HasNote = hasNote }, client, sharesSystem: true);

    /// <summary>The card that a row is about: by source id, else by e-mail and name, else by telephone and name.</summary>
    public KnownCard? Find(Client row, ulong name)
        => (row.SourceId is { } sourceId ? byKey.GetValueOrDefault(MatchKeys.OfSourceId(sourceId)) : null)
            ?? (row.EmailKey is { } email ? byKey.GetValueOrDefault(MatchKeys.OfEmailAndName(email, name)) : null)
            ?? (row.Mobile is { } mobile ? byKey.GetValueOrDefault(MatchKeys.OfPhoneAndName(mobile, name)) : null)
            ?? (row.Phone is { } phone ? byKey.GetValueOrDefault(MatchKeys.OfPhoneAndName(phone, name)) : null);

    /// <summary>The e-mail or telephone of a row that another card has under another name.</summary>
    public (ClientField Field, string Value)? FindAlike(Client row) => row switch
    {
        { EmailKey: { } email } when contacts.Contains(MatchKeys.OfContact(email)) => (ClientField.Email, row.Email!),
        { Mobile: { } mobile } when contacts.Contains(MatchKeys.OfContact(mobile)) => (ClientField.Mobile, mobile),
        { Phone: { } phone } when contacts.Contains(MatchKeys.OfContact(phone)) => (ClientField.Phone, phone),
        _ => null,
    };

    /// <summary>Fills what is empty on the card and not in the row.</summary>
    /// <returns>Whether there was anything.</returns>
    public bool Fill(KnownCard card, Client row, string country)
    {
        var missing = CardField.FilledOn(row) & ~card.Filled;
        if (missing == 0)
        {
            return false;
        }

        var gained = new Client { FirstName = row.FirstName };
        CardField.Take(missing, row, gained);
        gained.Derive(country);
        LearnKeys(card, gained, sharesSystem: true);
        card.Filled |= missing;
        if (card.Client is not null)
        {
            CardField.Take(missing, row, card.Client);
            card.Client.Derive(country);
        }

        return true;
    }

    public void EndChunk()
    {
        if (!remembers)
        {
            byKey.Clear();
            byId.Clear();
            contacts.Clear();
        }

        loaded.ForEach(card => card.Client = null);
        loaded.Clear();
    }

    private void Learn(KnownCard card, Client client, bool sharesSystem)
    {
        Load(card, client);
        card.Filled = CardField.FilledOn(client);
        byId.Add(card.Id, card);
        LearnKeys(card, client, sharesSystem);
    }

    private void Load(KnownCard card, Client client)
    {
        card.Client = client;
        loaded.Add(card);
    }

    /// <summary>The first card with a key keeps it.</summary>
    private void LearnKeys(KnownCard card, Client client, bool sharesSystem)
    {
        if (client.SourceId is { } sourceId && sharesSystem)
        {
            byKey.TryAdd(MatchKeys.OfSourceId(sourceId), card);
        }

        if (client.EmailKey is { } email)
        {
            byKey.TryAdd(MatchKeys.OfEmailAndName(email, card.Name), card);
            contacts.Add(MatchKeys.OfContact(email));
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
