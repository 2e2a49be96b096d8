using Platform.Contracts.Clients;

namespace Platform.Marketing;

/// <summary>Keeps those who said no, or were erased, from coming back into the newsletters on another card.</summary>
internal sealed class Suppression(MarketingDb db, IClientDirectory clients)
{
    /// <summary>The salon's own wish to write to nobody there is no word of the client's: it is asked when a mail goes.</summary>
    /// <returns>Those of them whose owner said no, or was erased.</returns>
    public async Task<IReadOnlyList<Guid>> Among(IReadOnlyCollection<Guid> clientIds, CancellationToken cancellationToken)
    {
        if (!await db.Suppressed.AnyAsync(cancellationToken))
        {
            return [];
        }

        var hashes = await clients.AddressHashesOf(clientIds, cancellationToken);
        var suppressed = await db.Suppressed
            .Where(address => hashes.Values.Contains(address.Hash)
                && (address.Reason == null || !SuppressedAddress.Unsaid.Contains(address.Reason.Value)))
            .Select(address => address.Hash).ToHashSetAsync(cancellationToken);
        return [.. hashes.Where(pair => suppressed.Contains(pair.Value)).Select(pair => pair.Key)];
    }

    /// <summary>Whoever is asked for the first time and was erased once under the same mail address has said no.</summary>
    public async Task Remind(Consent consent, CancellationToken cancellationToken)
    {
        if (consent is { State: null, Channel: ConsentChannel.Email } && (await Among([consent.ClientId], cancellationToken)).Count > 0)
        {
            consent.RememberObjection();
        }
    }

    /// <summary>The owner of the mailbox says yes again, by a link that went to it.</summary>
    public async Task Forgive(string hash, CancellationToken cancellationToken)
    {
        if (await Find(hash, cancellationToken) is { } known)
        {
            db.Remove(known);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>
    /// What the client says in person about marketing by e-mail holds for the address, also when the card is gone one day.
    /// </summary>
    public async Task Follow(Guid clientId, bool isYes, ConsentDecision decision, CancellationToken cancellationToken)
    {
        if (!decision.IsTheClients || !(await clients.AddressHashesOf([clientId], cancellationToken)).TryGetValue(clientId, out var hash))
        {
            return;
        }

        var known = await Find(hash, cancellationToken);
        if (isYes && known is { IsReturned: false })
        {
            db.Remove(known);
        }
        else if (!isYes)
        {
            var reason = decision.Source switch
            {
                ConsentSource.Link => SuppressionReason.LeftByLink,
                ConsentSource.Complaint => SuppressionReason.Complained,
                _ => SuppressionReason.SaidNo,
            };
            Put(known, hash, reason, decision.At);
        }
    }

    /// <summary>Whoever holds a link of a mail to this address wants no more, also when the card is gone.</summary>
    public async Task Leave(string hash, SuppressionReason reason, CancellationToken cancellationToken)
    {
        Put(await Find(hash, cancellationToken), hash, reason, db.Now);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Mail to the address comes back. Whatever stands there already weighs more, or says the same.</summary>
    public async Task Bounce(string hash, SuppressionReason reason, CancellationToken cancellationToken)
    {
        if (await Find(hash, cancellationToken) is null)
        {
            db.Add(new SuppressedAddress { Hash = hash, Reason = reason, At = db.Now });
        }
    }

    private Task<SuppressedAddress?> Find(string hash, CancellationToken cancellationToken)
        => db.Suppressed.FirstOrDefaultAsync(address => address.Hash == hash, cancellationToken);

    private void Put(SuppressedAddress? known, string hash, SuppressionReason reason, DateTime at)
    {
        if (known is null)
        {
            db.Add(new SuppressedAddress { Hash = hash, Reason = reason, At = at });
        }
        else
        {
            known.GiveWay(reason, at);
        }
    }
}

/// <summary>
/// What is left of an erased client here is that the address gets no marketing; a link that waits in its mailbox is dead.
/// </summary>
internal sealed class SuppressWhenClientErased(MarketingDb db) : IReaction<ClientErased>
{
    public async Task React(ClientErased fact, Envelope envelope, CancellationToken cancellationToken)
    {
        var known = await db.Suppressed.Where(address => fact.AddressHashes.Contains(address.Hash)).ToListAsync(cancellationToken);
        await db.SignUps.Where(signUp => fact.AddressHashes.Contains(signUp.AddressHash)).ExecuteDeleteAsync(cancellationToken);
        known.ForEach(address => address.GiveWay(SuppressionReason.Erased, envelope.At));
        db.AddRange(fact.AddressHashes.Except(known.Select(address => address.Hash))
            .Select(hash => new SuppressedAddress { Hash = hash, Reason = SuppressionReason.Erased, At = envelope.At }));
    }
}
