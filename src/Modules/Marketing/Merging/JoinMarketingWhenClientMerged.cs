using Platform.Contracts.Clients;

namespace Platform.Marketing;

/// <summary>
/// The main card carries what the other card carried: its labels, its lists, and of two choices the stricter. What the other card
/// had waits with it, untouched.
/// </summary>
internal sealed class JoinMarketingWhenClientMerged(MarketingDb db, Decisions decisions) : IReaction<ClientMerged>
{
    public async Task React(ClientMerged fact, Envelope envelope, CancellationToken cancellationToken)
    {
        var standing = await db.MergedStandings.FirstOrDefaultAsync(merged => merged.Id == fact.MergeId, cancellationToken);
        if (standing is { IsUndone: true })
        {
            return;
        }

        var main = await MarketingCard.Read(db, fact.MainId, cancellationToken);
        var other = await MarketingCard.Read(db, fact.ClientId, cancellationToken);
        if (standing is null)
        {
            db.Add(MergedStanding.Of(fact.MergeId, main));
        }
        else
        {
            standing.Remember(main);
        }

        AddLabels(main, other, fact.MergeId);
        TakeConsents(main, other, fact.MergeId, envelope);
        main.Obey(JoinLists(main, other, fact.MergeId), envelope.At, fact.MergeId);
        await db.SaveChangesAsync(cancellationToken);

        await db.Hide(fact.ClientId, cancellationToken);
        await MarketingCard.Tell(db, fact.MainId, cancellationToken);
    }

    private void AddLabels(MarketingCard main, MarketingCard other, Guid mergeId)
    {
        foreach (var label in other.Labels.ExceptBy(main.Labels.Select(carried => carried.LabelId), carried => carried.LabelId))
        {
            db.Add(new LabelOnClient
            {
                ClientId = main.ClientId, LabelId = label.LabelId, At = label.At, By = label.By, MergeId = mergeId,
            });
        }
    }

    private void TakeConsents(MarketingCard main, MarketingCard other, Guid mergeId, Envelope envelope)
    {
        var decision = decisions.OfMerge("WordingMerged", envelope);
        foreach (var theirs in other.Consents)
        {
            if (main.To(theirs.Pair()) is not { } ours)
            {
                main.Consents.Add(ours = db.Add(Consent.For(main.ClientId, theirs.Pair())).Entity);
            }

            if (ours.TakeStricter(theirs, decision, mergeId) is { } line)
            {
                db.Add(line);
            }
        }
    }

    /// <returns>Every list of the main card.</returns>
    private List<Subscription> JoinLists(MarketingCard main, MarketingCard other, Guid mergeId)
    {
        var lists = main.Subscriptions.ToDictionary(subscription => subscription.ListId);
        foreach (var theirs in other.Subscriptions)
        {
            if (!lists.TryGetValue(theirs.ListId, out var ours))
            {
                lists[theirs.ListId] = db.Add(new Subscription
                {
                    ClientId = main.ClientId, ListId = theirs.ListId, State = theirs.State, At = theirs.At, Source = theirs.Source,
                    MergeId = mergeId,
                }).Entity;
            }
            else if (theirs.State > ours.State)
            {
                ours.Join(theirs.State, theirs.At, theirs.Source, mergeId);
            }
        }

        return [.. lists.Values];
    }
}
