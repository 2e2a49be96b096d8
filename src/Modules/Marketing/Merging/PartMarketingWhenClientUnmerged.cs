using Platform.Contracts.Clients;

namespace Platform.Marketing;

/// <summary>
/// The card has again what it had, and the main card loses what it had from the merge: labels, lists, and consents, unless
/// somebody decided about them since.
/// </summary>
internal sealed class PartMarketingWhenClientUnmerged(MarketingDb db, Decisions decisions) : IReaction<ClientUnmerged>
{
    public async Task React(ClientUnmerged fact, Envelope envelope, CancellationToken cancellationToken)
    {
        var main = await MarketingCard.Read(db, fact.MainId, cancellationToken);
        var standing = await db.MergedStandings.FirstOrDefaultAsync(merged => merged.Id == fact.MergeId, cancellationToken)
            ?? db.Add(MergedStanding.Of(fact.MergeId, main)).Entity;
        if (!standing.IsUndone)
        {
            standing.IsUndone = true;
            await Return(main, standing, envelope, cancellationToken);
        }

        await db.BringBack(fact.ClientId, cancellationToken);
    }

    private async Task Return(MarketingCard main, MergedStanding standing, Envelope envelope, CancellationToken cancellationToken)
    {
        var before = standing.ReadBefore();
        db.RemoveRange(main.Labels.Where(label => label.MergeId == standing.Id));
        ReturnConsents(main, before, standing.Id, envelope);
        var known = before.Subscriptions.ToDictionary(subscription => subscription.Id);
        foreach (var subscription in main.Subscriptions.Where(s => s.MergeId == standing.Id).ToList())
        {
            if (known.TryGetValue(subscription.Id, out var was))
            {
                subscription.Join(was.State, was.At, was.Source, was.MergeId);
            }
            else
            {
                db.Remove(subscription);
                main.Subscriptions.Remove(subscription);
            }
        }

        main.Obey(main.Subscriptions, envelope.At, standing.Id);
        await db.SaveChangesAsync(cancellationToken);
        await MarketingCard.Tell(db, main.ClientId, cancellationToken);
    }

    private void ReturnConsents(MarketingCard main, StandingBefore before, Guid mergeId, Envelope envelope)
    {
        var known = before.Consents.ToDictionary(consent => consent.Code, consent => consent.Standing);
        var decision = decisions.OfMerge("WordingUnmerged", envelope);
        foreach (var consent in main.Consents.Where(consent => consent.MergeId == mergeId).ToList())
        {
            var was = known.GetValueOrDefault(consent.Pair().Code);
            db.Add(consent.Return(was, decision));
            if (was is null)
            {
                db.Remove(consent);
                main.Consents.Remove(consent);
            }
        }
    }
}
