using Platform.Contracts.Clients;
using Platform.Contracts.Marketing;

namespace Platform.Marketing;

/// <summary>
/// Whoever's row said yes to the newsletter gets a consent with the file as its proof, and the first list. Whoever decided
/// before keeps that decision: a file never turns a no into a yes, nor does it bring back somebody who was erased, nor say yes for
/// a child.
/// </summary>
internal sealed class SubscribeWhenClientsImported(
    MarketingDb db, Decisions decisions, Suppression suppression, IClientDirectory clients) : IReaction<ClientsImported>
{
    private static readonly string[] Bin = [MarketingDb.BinFilter];

    public async Task React(ClientsImported fact, Envelope envelope, CancellationToken cancellationToken)
    {
        if (fact.NewsletterIds.Count == 0)
        {
            return;
        }

        var first = await db.Lists.AsNoTracking().SingleAsync(list => list.IsFirst, cancellationToken);
        var decided = await db.ConsentsToMail.IgnoreQueryFilters(Bin)
            .Where(consent => EF.Parameter(fact.NewsletterIds).Contains(consent.ClientId)).Select(consent => consent.ClientId)
            .ToHashSetAsync(cancellationToken);
        decided.UnionWith(await suppression.Among(fact.NewsletterIds, cancellationToken));
        decided.UnionWith(await clients.NeedingGuardian(fact.NewsletterIds, cancellationToken));
        var decision = decisions.FromFile(fact.FileName, envelope);
        var consents = fact.NewsletterIds.Distinct().Where(id => !decided.Contains(id)).Select(Consent.ToMail).ToList();
        if (consents.Count == 0)
        {
            return;
        }

        await db.InsertMany(consents.ConvertAll(consent => consent.Give(decision)!), cancellationToken);
        await db.InsertMany(consents, cancellationToken);
        await db.InsertMany(
            consents.ConvertAll(consent => Subscription.Begun(consent.ClientId, first.Id, SubscriptionState.Subscribed, decision)),
            cancellationToken);
        db.Publish(new ClientsSubscribed(first.Id, first.Name, consents.ConvertAll(consent => consent.ClientId)));
    }
}
