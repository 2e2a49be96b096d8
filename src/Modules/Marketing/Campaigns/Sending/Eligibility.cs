using Platform.Contracts.Clients;

namespace Platform.Marketing.Campaigns;

/// <summary>Whether a campaign may go to a client at this moment.</summary>
/// <param name="Contact">Null for a client who is not there.</param>
/// <param name="Reason">Why not; null when it may.</param>
/// <param name="ConsentEntryId">The line of the ledger that allows it.</param>
/// <param name="RoomAt">The mail of an automation may go, but has to wait until then (UTC); null when it need not.</param>
/// <param name="MayTrack">The client agreed that opening and following links is kept under the client's name.</param>
internal sealed record Standing(MailContact? Contact, LeftOut? Reason, Guid? ConsentEntryId, DateTime? RoomAt = null,
    bool MayTrack = false);

/// <summary>
/// Asks the list, the consent with its proof, the suppressed addresses, the exceptions and whether there is room for one more mail, for
/// many clients at once. It is asked when a campaign begins, and again right before each block of it.
/// </summary>
internal sealed class Eligibility(MarketingDb db, IClientDirectory clients, AudienceFilter filter, MailRoom room)
{
    /// <param name="isSending">The mails are about to go.</param>
    public async Task<IReadOnlyDictionary<Guid, Standing>> Of(
        IReadOnlyList<Guid> clientIds, Campaign campaign, bool isSending, CancellationToken cancellationToken)
    {
        var needed = campaign.NeededListId;
        var left = await filter.LeftOutOf(campaign, clientIds, isSending, cancellationToken);
        var contacts = await clients.ContactsOf(clientIds, cancellationToken);
        var subscriptions = await db.Subscriptions.Where(s => s.ListId == needed && EF.Parameter(clientIds).Contains(s.ClientId))
            .ToDictionaryAsync(s => s.ClientId, s => s.State, cancellationToken);
        var consents = await db.ConsentsToMail.Where(c => EF.Parameter(clientIds).Contains(c.ClientId))
            .ToDictionaryAsync(c => c.ClientId, c => c.State, cancellationToken);
        var tracked = isSending ? await db.ConsentsToTracking
            .Where(c => EF.Parameter(clientIds).Contains(c.ClientId) && c.State == ConsentState.Given)
            .Select(c => c.ClientId).ToHashSetAsync(cancellationToken) : [];
        var proofs = await Proofs(clientIds, cancellationToken);
        var hashes = contacts.Values.Where(contact => contact.AddressHash is not null).Select(contact => contact.AddressHash!).ToList();
        var suppressed = await db.Suppressed.AsNoTracking().Where(address => EF.Parameter(hashes).Contains(address.Hash))
            .ToDictionaryAsync(
                address => address.Hash,
                address => address.IsByHand ? LeftOut.SuppressedByHand : address.IsReturned ? LeftOut.Bounced : LeftOut.Suppressed,
                cancellationToken);
        var full = isSending ? await room.Lacking(clientIds, cancellationToken) : [];
        return clientIds.ToDictionary(id => id, id =>
        {
            var (contact, proof) = (contacts.GetValueOrDefault(id), proofs.GetValueOrDefault(id));
            LeftOut? reason = contact is null ? LeftOut.Gone
                : left.TryGetValue(id, out var why) ? why
                : needed is not null && !IsOn(id) ? LeftOut.Unsubscribed
                : consents.GetValueOrDefault(id) == ConsentState.Unconfirmed
                    || subscriptions.GetValueOrDefault(id) == SubscriptionState.Unconfirmed ? LeftOut.Unconfirmed
                : consents.GetValueOrDefault(id) != ConsentState.Given || proof == Guid.Empty ? LeftOut.NoConsent
                : contact.AddressHash is null ? LeftOut.NoAddress
                : suppressed.TryGetValue(contact.AddressHash, out var suppression) ? suppression
                : campaign.AutomationId is null && full.ContainsKey(id) ? LeftOut.Frequency
                : null;
            return new Standing(contact, reason, reason is null ? proof : null, full.TryGetValue(id, out var at) ? at : null,
                tracked.Contains(id));
        });

        bool IsOn(Guid id) => subscriptions.TryGetValue(id, out var state) && state != SubscriptionState.Unsubscribed;
    }

    /// <summary>The last line of each one's ledger, where it is a yes.</summary>
    private async Task<Dictionary<Guid, Guid>> Proofs(IReadOnlyList<Guid> clientIds, CancellationToken cancellationToken)
    {
        var lines = await db.ConsentEntries.AsNoTracking()
            .Where(e => EF.Parameter(clientIds).Contains(e.ClientId) && e.Purpose == ConsentPurpose.Marketing
                && e.Channel == ConsentChannel.Email)
            .Select(e => new { e.ClientId, e.Id, e.At, e.State }).ToListAsync(cancellationToken);
        return lines.GroupBy(line => line.ClientId).Select(own => own.OrderBy(line => line.At).ThenBy(line => line.Id).Last())
            .Where(last => last.State == ConsentState.Given).ToDictionary(last => last.ClientId, last => last.Id);
    }
}
