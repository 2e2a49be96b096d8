using Platform.Contracts.Clients;

namespace Platform.Marketing;

/// <summary>
/// An address that gets no marketing, whatever card it stands on: its owner said so, or was erased. Nobody can read it from the row.
/// </summary>
internal sealed class SuppressedAddress : TenantOwned
{
    /// <summary>Keyed; see <see cref="Kernel.Keys.AddressHash"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}

/// <summary>Keeps those who said no, or were erased, from coming back into the newsletters on another card.</summary>
internal sealed class Suppression(MarketingDb db, IClientDirectory clients)
{
    /// <returns>Those of them whose address is suppressed.</returns>
    public async Task<IReadOnlyList<Guid>> Among(IReadOnlyCollection<Guid> clientIds, CancellationToken cancellationToken)
    {
        if (!await db.Suppressed.AnyAsync(cancellationToken))
        {
            return [];
        }

        var hashes = await clients.AddressHashesOf(clientIds, cancellationToken);
        var suppressed = await db.Suppressed.Where(address => hashes.Values.Contains(address.Hash)).Select(address => address.Hash)
            .ToHashSetAsync(cancellationToken);
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
        if (await db.Suppressed.FirstOrDefaultAsync(address => address.Hash == hash, cancellationToken) is { } known)
        {
            db.Remove(known);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>What the client says in person about marketing by e-mail holds for the address, also when the card is gone one day.</summary>
    public async Task Follow(Guid clientId, bool isYes, ConsentDecision decision, CancellationToken cancellationToken)
    {
        if (!decision.IsTheClients || !(await clients.AddressHashesOf([clientId], cancellationToken)).TryGetValue(clientId, out var hash))
        {
            return;
        }

        var known = await db.Suppressed.FirstOrDefaultAsync(address => address.Hash == hash, cancellationToken);
        if (isYes && known is not null)
        {
            db.Remove(known);
        }
        else if (!isYes && known is null)
        {
            db.Add(new SuppressedAddress { Hash = hash, At = decision.At });
        }
    }
}

/// <summary>What is left of an erased client here is that the address gets no marketing; a link that waits in its mailbox is dead.</summary>
internal sealed class SuppressWhenClientErased(MarketingDb db) : IReaction<ClientErased>
{
    public async Task React(ClientErased fact, Envelope envelope, CancellationToken cancellationToken)
    {
        var known = await db.Suppressed.Where(address => fact.AddressHashes.Contains(address.Hash)).Select(address => address.Hash)
            .ToListAsync(cancellationToken);
        await db.SignUps.Where(signUp => fact.AddressHashes.Contains(signUp.AddressHash)).ExecuteDeleteAsync(cancellationToken);
        db.AddRange(fact.AddressHashes.Except(known).Select(hash => new SuppressedAddress { Hash = hash, At = envelope.At }));
    }
}
