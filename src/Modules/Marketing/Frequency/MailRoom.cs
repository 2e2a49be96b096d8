using Platform.Contracts.Clients;
using Platform.Marketing.Campaigns;

namespace Platform.Marketing;

/// <summary>
/// Counts in the ledgers of campaigns and automations whether a client has had as many mails as the salon sends. A mail counts from the
/// moment it is handed to a server, unless the server refuses it.
/// </summary>
internal sealed class MailRoom(MarketingDb db, IClientDirectory clients)
{
    private static readonly RecipientState[] Counted =
        [RecipientState.HandingOver, RecipientState.Accepted, RecipientState.Sent, RecipientState.Uncertain];

    /// <returns>Those who have had enough for now, and from when on (UTC) there is room for one more.</returns>
    public async Task<Dictionary<Guid, DateTime>> Lacking(IReadOnlyCollection<Guid> clientIds, CancellationToken cancellationToken)
    {
        if (await db.MailLimits.AsNoTracking().FirstOrDefaultAsync(cancellationToken) is not { } limit)
        {
            return [];
        }

        // What went to a card that was merged away went to the same person.
        var cards = await clients.CardsOf(clientIds, cancellationToken);
        var (ids, since) = (cards.Keys.ToList(), db.Now.AddDays(-limit.Days));
        var had = await db.Recipients.AsNoTracking()
            .Where(r => EF.Parameter(ids).Contains(r.ClientId) && Counted.Contains(r.State) && r.At > since)
            .Select(r => new { r.ClientId, r.At }).ToListAsync(cancellationToken);
        return had.GroupBy(mail => cards[mail.ClientId], mail => mail.At).Where(own => own.Count() >= limit.Mails)
            .ToDictionary(own => own.Key, own => own.OrderDescending().ElementAt(limit.Mails - 1).AddDays(limit.Days));
    }
}
