using Platform.Contracts.Clients;

namespace Platform.Marketing;

/// <summary>Reads how a client stands with every purpose and channel, and how that came about.</summary>
internal sealed class ConsentReading(MarketingDb db, Decisions decisions, IClientDirectory clients)
{
    /// <summary>For the salon, in the words that the client reads.</summary>
    public Task<ConsentSheet> ForSalon(ClientContact client, CancellationToken cancellationToken)
        => Read(client.Id, $"/clients/{client.Id}/consents", client.Language, cancellationToken);

    /// <summary>For the client, in the language of the page.</summary>
    public Task<ConsentSheet> ForClient(ClientContact client, CancellationToken cancellationToken)
        => Read(client.Id, "/portal/consents", language: null, cancellationToken);

    /// <summary>The newest first, those of the cards that were merged into it included.</summary>
    public async Task<ConsentLedger> Ledger(Guid clientId, CancellationToken cancellationToken)
    {
        var cards = await clients.CardsOf(clientId, cancellationToken);
        var entries = await db.ConsentEntries.AsNoTracking().Where(entry => cards.Contains(entry.ClientId))
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Take(ConsentLedger.MostLines + 1)
            .ToListAsync(cancellationToken);
        return new ConsentLedger(
            [.. entries.Take(ConsentLedger.MostLines).Select(entry => new LedgerLine(entry))], entries.Count > ConsentLedger.MostLines);
    }

    /// <summary>
    /// The words of a decision stand in the ledger, in the line of its moment; a merge may have brought it from another card.
    /// </summary>
    private async Task<ConsentSheet> Read(Guid clientId, string path, string? language, CancellationToken cancellationToken)
    {
        var cards = await clients.CardsOf(clientId, cancellationToken);
        var known = await db.Consents.AsNoTracking().Where(consent => consent.ClientId == clientId)
            .Select(consent => new
            {
                Consent = consent,
                Wording = db.ConsentEntries
                    .Where(entry => cards.Contains(entry.ClientId) && entry.At == consent.At)
                    .Where(entry => entry.Purpose == consent.Purpose && entry.Channel == consent.Channel)
                    .OrderByDescending(entry => entry.Id).Select(entry => entry.Wording).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var rows =
            from pair in ConsentPair.All
            let found = known.Find(one => one.Consent.Pair() == pair)
            select new ConsentRow(
                pair, found?.Consent.State, decisions.WordingOf(pair, given: true, language),
                found is null ? null : new ConsentProof(found.Consent, found.Wording ?? ""));
        return new ConsentSheet(path, [.. rows], await clients.NeedsGuardian(clientId, cancellationToken));
    }
}
