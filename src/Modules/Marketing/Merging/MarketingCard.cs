using Platform.Contracts.Marketing;

namespace Platform.Marketing;

/// <summary>All that one card has here, whether or not it is hidden.</summary>
internal sealed record MarketingCard(Guid ClientId, List<LabelOnClient> Labels, List<Subscription> Subscriptions, List<Consent> Consents)
{
    private static readonly string[] Bin = [MarketingDb.BinFilter];

    public static async Task<MarketingCard> Read(MarketingDb db, Guid clientId, CancellationToken cancellationToken) => new(
        clientId,
        await db.LabelsOnClients.IgnoreQueryFilters(Bin).Where(l => l.ClientId == clientId).ToListAsync(cancellationToken),
        await db.Subscriptions.IgnoreQueryFilters(Bin).Where(s => s.ClientId == clientId).ToListAsync(cancellationToken),
        await db.Consents.IgnoreQueryFilters(Bin).Where(c => c.ClientId == clientId).ToListAsync(cancellationToken));

    public Consent? To(ConsentPair pair) => Consents.Find(consent => consent.Pair() == pair);

    /// <summary>No list is louder than the consent allows.</summary>
    public void Obey(IEnumerable<Subscription> subscriptions, DateTime at, Guid mergeId)
    {
        var consent = To(ConsentPair.Newsletter);
        var most = consent?.State switch
        {
            ConsentState.Withdrawn => SubscriptionState.Unsubscribed,
            ConsentState.Unconfirmed => SubscriptionState.Unconfirmed,
            _ => SubscriptionState.Subscribed,
        };
        foreach (var subscription in subscriptions.Where(s => s.State < most))
        {
            subscription.Join(most, at, consent!.Source, mergeId);
        }
    }

    /// <summary>Tells the others which labels and lists the card has now, as they are saved.</summary>
    public static async Task Tell(MarketingDb db, Guid clientId, CancellationToken cancellationToken)
    {
        var card = await Read(db, clientId, cancellationToken);
        var labelIds = card.Labels.ConvertAll(carried => carried.LabelId);
        var listIds = card.Subscriptions.Where(s => s.State == SubscriptionState.Subscribed).Select(s => s.ListId).ToList();
        db.Publish(new LabelsAndListsSettled(
            clientId,
            await db.Labels.Where(label => labelIds.Contains(label.Id))
                .ToDictionaryAsync(label => label.Id, label => label.Name, cancellationToken),
            await db.Lists.Where(list => listIds.Contains(list.Id))
                .ToDictionaryAsync(list => list.Id, list => list.Name, cancellationToken)));
    }
}
