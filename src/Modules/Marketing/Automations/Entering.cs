using Platform.Contracts.Clients;
using Platform.Contracts.Marketing;

namespace Platform.Marketing.Automations;

/// <summary>Brings clients into the automations that wait for what happened, and takes them out.</summary>
internal sealed class Entering(MarketingDb db, IClientDirectory clients, Moments moments)
{
    /// <param name="about">The label or the list; null for triggers without one.</param>
    /// <param name="envelope">Of what happened: when, and whether automations called one another.</param>
    public async Task Enter(
        AutomationTrigger trigger, Guid? about, IReadOnlyList<Guid> clientIds, Envelope envelope, CancellationToken cancellationToken)
    {
        var waiting = await db.Automations.AsNoTracking()
            .Where(a => a.State == AutomationState.Running && a.Trigger == trigger && (a.AboutId == null || a.AboutId == about))
            .Where(a => a.StartedAt <= envelope.At)
            .ToListAsync(cancellationToken);
        foreach (var automation in waiting)
        {
            await Enter(automation, clientIds, null, AutomationChain.HopsIn(envelope.Correlation), cancellationToken);
        }
    }

    /// <param name="entry">The year of a birthday; null for the client's next time.</param>
    public async Task Enter(
        Automation automation, IReadOnlyList<Guid> clientIds, short? entry, short hops, CancellationToken cancellationToken)
    {
        if (hops >= AutomationChain.MostHops)
        {
            await Cut(automation, cancellationToken);
            return;
        }

        var steps = AutomationStep.Read(automation.Steps);
        var standing = await clients.Having(null, clientIds, cancellationToken);
        var entered = 0;
        foreach (var client in clientIds.Where(standing.Contains))
        {
            if (await NextEntry(automation, client, entry, cancellationToken) is { } number)
            {
                db.Add(new Enrolment
                {
                    AutomationId = automation.Id, ClientId = client, Entry = number, DueAt = steps[0].DueFrom(db.Now, moments),
                    EnteredAt = db.Now,
                    Hops = hops,
                });
                db.Publish(new AutomationEntered(client, automation.Id, automation.Name));
                entered++;
            }
        }

        if (entered > 0)
        {
            await db.CallAutomation(automation.Id, db.Now, cancellationToken);
        }
    }

    /// <summary>Takes a client out of all automations, or of those that send the mails of one list.</summary>
    public async Task TakeOut(Guid clientId, EnrolmentEnd reason, Guid? listId, CancellationToken cancellationToken)
    {
        var now = db.Now;
        await db.Enrolments.Where(e => e.ClientId == clientId && e.State == EnrolmentState.Waiting)
            .Where(e => listId == null || db.Automations.Any(a => a.Id == e.AutomationId && a.Trigger == AutomationTrigger.Subscribed
                && a.AboutId == listId))
            .ExecuteUpdateAsync(
                set => set.SetProperty(e => e.State, EnrolmentState.Ended).SetProperty(e => e.Reason, reason).SetProperty(e
                    => e.EndedAt, now),
                cancellationToken);
    }

    /// <summary>Which time it would be; null when the client may not come in (again). A card's times are those of the cards behind it,
    /// too.</summary>
    private async Task<short?> NextEntry(Automation automation, Guid client, short? entry, CancellationToken cancellationToken)
    {
        var cards = await clients.CardsOf(client, cancellationToken);
        var before = await db.Enrolments.IgnoreQueryFilters([MarketingDb.BinFilter]).AsNoTracking()
            .Where(e => e.AutomationId == automation.Id && cards.Contains(e.ClientId))
            .Select(e => new { e.Entry, e.State, e.EnteredAt }).ToListAsync(cancellationToken);
        if (entry is { } year)
        {
            return before.Exists(one => one.Entry == year) ? null : year;
        }

        var may = before.Count == 0 || (!before.Exists(one => one.State == EnrolmentState.Waiting) && automation.Entry switch
        {
            EntryRule.Once => false,
            EntryRule.AfterDays => before.Max(one => one.EnteredAt).AddDays(automation.EntryDays ?? 0) <= db.Now,
            _ => true,
        });
        return may ? (short)(before.Count == 0 ? 0 : before.Max(one => one.Entry) + 1) : null;
    }

    /// <summary>Said once until somebody starts it anew.</summary>
    private async Task Cut(Automation automation, CancellationToken cancellationToken)
    {
        var now = db.Now;
        var first = await db.Automations.Where(a => a.Id == automation.Id && a.LoopedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.LoopedAt, now), cancellationToken);
        if (first == 1)
        {
            db.Publish(new AutomationLooped(automation.Id, automation.Name));
        }
    }
}
