using Platform.Contracts.Clients;
using Platform.Contracts.Marketing;

namespace Platform.Marketing;

/// <summary>
/// Puts a client on a list or takes the client off. The first list is the newsletter switch of the card: on is that list and the
/// consent to marketing by e-mail in one move, off means off for all lists.
/// </summary>
internal sealed class SubscribeClient : IFeature
{
    public void Map(Doors doors)
    {
        doors.Api.MapPut("/clients/{id:guid}/lists/{listId:guid}", Put).Needs(Right.LabelClients)
            .WithSummary("Puts the client on the list; on the first list it gives consent to marketing by e-mail too.");
        doors.Api.MapDelete("/clients/{id:guid}/lists/{listId:guid}", Delete).Needs(Right.LabelClients)
            .WithSummary("Takes the client off the list; off the first list means off all lists.");
        doors.Staff.MapPost("/clients/{id:guid}/newsletter", SwitchNewsletter).Needs(Right.LabelClients);
        doors.Staff.MapPost("/clients/{id:guid}/lists/{listId:guid}", SwitchList).Needs(Right.LabelClients);
    }

    private static async Task<IResult> Put(
        Guid id, Guid listId, MarketingDb db, IClientDirectory clients, Decisions decisions, Suppression suppression,
        IStringLocalizer<MarketingText> texts, CancellationToken cancellationToken)
    {
        switch (await Switch(id, listId, on: true, db, clients, decisions, suppression, cancellationToken))
        {
            case Switched.NotFound:
                return ApiProblems.NotFound();
            case Switched.TooYoung:
                var state = new FormState();
                state.Add("listId", texts["NeedsGuardian"]);
                return ApiProblems.Invalid(state);
            default:
                return TypedResults.NoContent();
        }
    }

    private static async Task<IResult> Delete(
        Guid id, Guid listId, MarketingDb db, IClientDirectory clients, Decisions decisions, Suppression suppression,
        CancellationToken cancellationToken)
        => await Switch(id, listId, on: false, db, clients, decisions, suppression, cancellationToken) == Switched.Yes
            ? TypedResults.NoContent()
            : ApiProblems.NotFound();

    private static async Task<IResult> SwitchNewsletter(
        Guid id, Posted<OnOff> posted, MarketingDb db, IClientDirectory clients, Decisions decisions, Suppression suppression,
        HttpContext context, CancellationToken cancellationToken)
    {
        var first = await db.Lists.Where(list => list.IsFirst).Select(list => list.Id).FirstOrDefaultAsync(cancellationToken);
        return await SwitchList(id, first, posted, db, clients, decisions, suppression, context, cancellationToken);
    }

    private static async Task<IResult> SwitchList(
        Guid id, Guid listId, Posted<OnOff> posted, MarketingDb db, IClientDirectory clients, Decisions decisions, Suppression suppression,
        HttpContext context, CancellationToken cancellationToken)
    {
        var switched = await Switch(id, listId, posted.Value.On, db, clients, decisions, suppression, cancellationToken);
        if (switched == Switched.NotFound)
        {
            return TypedResults.NotFound();
        }

        if (!Ui.IsPartial(context))
        {
            return TypedResults.LocalRedirect($"{context.Request.PathBase}/clients/{id}");
        }

        var standing = await NewsletterStanding.Of(id, db, decisions, clients, cancellationToken);
        return Ui.Fragment<NewsletterOnCard>(new { Standing = standing, SavedList = switched == Switched.Yes ? (Guid?)listId : null });
    }

    private enum Switched
    {
        Yes,
        /// <summary>The salon has no such client or list.</summary>
        NotFound,
        TooYoung,
    }

    private static async Task<Switched> Switch(
        Guid clientId, Guid listId, bool on, MarketingDb db, IClientDirectory clients, Decisions decisions, Suppression suppression,
        CancellationToken cancellationToken)
    {
        var list = await db.Lists.AsNoTracking().FirstOrDefaultAsync(l => l.Id == listId, cancellationToken);
        if (list is null || await clients.Find(clientId, cancellationToken) is null)
        {
            return Switched.NotFound;
        }

        var isDone = true;
        await db.SettleWithOthers(async () =>
        {
            if (on)
            {
                isDone = await Subscribe(db, clientId, list, decisions.Yes(), suppression, clients, cancellationToken);
            }
            else
            {
                await (list.IsFirst ? SwitchOff(db, clientId, decisions.No(), suppression, cancellationToken)
                    : Leave(db, clientId, list, decisions.No(), cancellationToken));
            }
        });
        return isDone ? Switched.Yes : Switched.TooYoung;
    }

    /// <summary>
    /// On a list, with the consent that it needs; after the client's own no, or an erasing, it stays unconfirmed. Every yes to a newsletter
    /// comes through here, but for those of a file.
    /// </summary>
    /// <returns>False for somebody too young to say yes alone (GDPR, article 8): nothing is changed then.</returns>
    internal static async Task<bool> Subscribe(
        MarketingDb db, Guid clientId, MailingList list, ConsentDecision decision, Suppression suppression, IClientDirectory clients,
        CancellationToken cancellationToken)
    {
        if (await clients.NeedsGuardian(clientId, cancellationToken))
        {
            return false;
        }

        var consent = await db.ConsentToMail(clientId, cancellationToken) ?? db.Add(Consent.ToMail(clientId)).Entity;
        await suppression.Follow(clientId, isYes: true, decision, cancellationToken);
        await suppression.Remind(consent, cancellationToken);
        if (consent.Give(decision) is { } entry)
        {
            db.Add(entry);
        }

        var state = consent.IsGiven ? SubscriptionState.Subscribed : SubscriptionState.Unconfirmed;
        if (await Become(db, clientId, list, state, decision, cancellationToken))
        {
            db.Publish((state, list.IsFirst) switch
            {
                (SubscriptionState.Unconfirmed, _) => new NewsletterLeftUnconfirmed(clientId, list.Id, list.Name),
                (_, true) => new NewsletterSwitchedOn(clientId, list.Id, list.Name),
                _ => new Subscribed(clientId, list.Id, list.Name),
            });
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>No marketing by e-mail, from no list.</summary>
    internal static async Task SwitchOff(
        MarketingDb db, Guid clientId, ConsentDecision decision, Suppression suppression, CancellationToken cancellationToken)
    {
        await suppression.Follow(clientId, isYes: false, decision, cancellationToken);
        var consent = await db.ConsentToMail(clientId, cancellationToken) ?? db.Add(Consent.ToMail(clientId)).Entity;
        if (consent.Withdraw(decision) is { } entry)
        {
            db.Add(entry);
            db.Publish(new NewsletterSwitchedOff(clientId));
        }

        foreach (var subscription in await db.Subscriptions.Where(s => s.ClientId == clientId).ToListAsync(cancellationToken))
        {
            subscription.Become(SubscriptionState.Unsubscribed, decision);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Off one list; the others and the consent stay.</summary>
    internal static async Task Leave(
        MarketingDb db, Guid clientId, MailingList list, ConsentDecision decision, CancellationToken cancellationToken)
    {
        if (await db.SubscriptionOf(clientId, list.Id, cancellationToken) is { } subscription
            && subscription.Become(SubscriptionState.Unsubscribed, decision))
        {
            db.Publish(new Unsubscribed(clientId, list.Id, list.Name));
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private static async Task<bool> Become(
        MarketingDb db, Guid clientId, MailingList list, SubscriptionState state, ConsentDecision decision,
        CancellationToken cancellationToken)
    {
        if (await db.SubscriptionOf(clientId, list.Id, cancellationToken) is { } known)
        {
            return known.Become(state, decision);
        }

        db.Add(Subscription.Begun(clientId, list.Id, state, decision));
        return true;
    }

    /// <summary>What a switch posts.</summary>
    private sealed class OnOff
    {
        public bool On { get; set; }
    }
}
