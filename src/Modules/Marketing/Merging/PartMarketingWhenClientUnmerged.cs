using Platform.Contracts.Clients;

namespace Platform.Marketing;

/// <summary>
/// The card has again what it had, and the main card loses what it had from the merge: labels, lists, and the consent, unless
/// somebody decided about it since.
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
        var consent = ReturnConsent(main.Consent, before.Consent, standing, envelope);
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

        MarketingCard.Obey(consent, main.Subscriptions, envelope.At, standing.Id);
        await db.SaveChangesAsync(cancellationToken);
        await MarketingCard.Tell(db, main.ClientId, cancellationToken);
    }

    /// <returns>What holds from now on; null for a client who was never asked.</returns>
    private Consent? ReturnConsent(Consent? now, ConsentStanding? before, MergedStanding standing, Envelope envelope)
    {
        if (now is null || now.Version != standing.ConsentVersion || now.Standing() == before)
        {
            return now;
        }

        db.Add(now.Return(before, decisions.OfMerge("WordingUnmerged", envelope)));
        if (before is not null)
        {
            return now;
        }

        db.Remove(now);
        return null;
    }
}
