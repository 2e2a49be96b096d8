using Platform.Contracts.Clients;
using Platform.Contracts.Marketing;
using Platform.Marketing.Campaigns;
using Platform.Marketing.Segments;

namespace Platform.Marketing.Automations;

/// <summary>
/// Takes the next step of one client. Whoever raises the number of the step does it, in the same transaction as everything the step
/// does: a worker that dies has done all of it or nothing, and of two workers one comes too late.
/// </summary>
internal sealed class StepTaking(MarketingDb db, IClientDirectory clients, SegmentMembers members, Moments moments)
{
    public async Task Take(Automation automation, Enrolment enrolment)
    {
        var steps = AutomationStep.Read(automation.Steps);
        var step = steps[enrolment.Step];
        EnrolmentEnd? end = await clients.Find(enrolment.ClientId, CancellationToken.None) is null ? EnrolmentEnd.Gone
            : step.Type == AutomationStep.Condition && !await IsIn(step.SegmentId, enrolment.ClientId) ? EnrolmentEnd.Condition : null;
        await db.InTransaction(
            async () =>
            {
                if (await Advance(enrolment, steps, end) && end is null)
                {
                    await Do(step, automation, enrolment);
                    await db.SaveChangesAsync();
                }
            },
            CancellationToken.None);
    }

    /// <returns>False when it was done already, or nothing goes on any more.</returns>
    private async Task<bool> Advance(Enrolment enrolment, List<AutomationStep> steps, EnrolmentEnd? end)
    {
        var (now, next) = (db.Now, enrolment.Step + (end is null ? 1 : 0));
        var state = end is not null ? EnrolmentState.Ended : next == steps.Count ? EnrolmentState.Done : EnrolmentState.Waiting;
        var due = state == EnrolmentState.Waiting ? steps[next].DueFrom(now, moments) : now;
        DateTime? ended = state == EnrolmentState.Waiting ? null : now;
        return await db.Enrolments
            .Where(e => e.Id == enrolment.Id && e.State == EnrolmentState.Waiting && e.Step == enrolment.Step)
            .Where(e => db.Automations.Any(a => a.Id == e.AutomationId && a.State == AutomationState.Running))
            .ExecuteUpdateAsync(set => set
                .SetProperty(e => e.Step, next).SetProperty(e => e.State, state).SetProperty(e => e.DueAt, due)
                .SetProperty(e => e.Reason, end).SetProperty(e => e.EndedAt, ended)) == 1;
    }

    private async Task<bool> IsIn(Guid? segmentId, Guid client)
        => await db.Segments.AsNoTracking().FirstOrDefaultAsync(segment => segment.Id == segmentId) is { } segment
            && (await members.Of(SegmentFilter.Of(segment), [client], CancellationToken.None)).Contains(client);

    private Task Do(AutomationStep step, Automation automation, Enrolment enrolment) => step.Type switch
    {
        AutomationStep.Mail => Mail(step.MailId!.Value, enrolment),
        AutomationStep.AddLabel => AddLabel(step.LabelId, automation, enrolment.ClientId),
        AutomationStep.RemoveLabel => RemoveLabel(step.LabelId, enrolment.ClientId),
        AutomationStep.AddToList => AddToList(step.ListId, enrolment.ClientId),
        AutomationStep.RemoveFromList => RemoveFromList(step.ListId, enrolment.ClientId),
        _ => Task.CompletedTask,
    };

    /// <summary>Into the ledger; whether it may go is asked when it goes, as for any campaign.</summary>
    private async Task Mail(Guid mailId, Enrolment enrolment)
    {
        var contact = (await clients.ContactsOf([enrolment.ClientId], CancellationToken.None)).GetValueOrDefault(enrolment.ClientId);
        db.Add(new Recipient
        {
            CampaignId = mailId, ClientId = enrolment.ClientId, Round = enrolment.Entry, State = RecipientState.Pending,
            AddressKey = Recipient.KeyOf(contact?.AddressHash), At = db.Now,
        });
        await db.Call(mailId, db.Now, CancellationToken.None);
    }

    private async Task AddLabel(Guid? labelId, Automation automation, Guid client)
    {
        if (await db.Labels.AsNoTracking().FirstOrDefaultAsync(label => label.Id == labelId) is { } label
            && !await db.LabelsOnClients.AnyAsync(carried => carried.ClientId == client && carried.LabelId == label.Id))
        {
            db.Add(new LabelOnClient { ClientId = client, LabelId = label.Id, At = db.Now, By = automation.Name });
            db.Publish(new LabelAdded(client, label.Id, label.Name));
        }
    }

    private async Task RemoveLabel(Guid? labelId, Guid client)
    {
        if (await db.Labels.AsNoTracking().FirstOrDefaultAsync(label => label.Id == labelId) is { } label
            && await db.LabelsOnClients.FirstOrDefaultAsync(carried => carried.ClientId == client
                && carried.LabelId == label.Id) is { } carried)
        {
            db.Remove(carried);
            db.Publish(new LabelRemoved(client, label.Id, label.Name));
        }
    }

    /// <summary>Only who said yes to newsletters, and never who has left this one.</summary>
    private async Task AddToList(Guid? listId, Guid client)
    {
        if (await db.Lists.AsNoTracking().FirstOrDefaultAsync(list => list.Id == listId) is { } list
            && (await db.ConsentToMail(client, CancellationToken.None))?.IsGiven == true
            && await db.SubscriptionOf(client, list.Id, CancellationToken.None) is null)
        {
            db.Add(Subscription.Begun(client, list.Id, SubscriptionState.Subscribed, Decision()));
            db.Publish(new Subscribed(client, list.Id, list.Name));
        }
    }

    private async Task RemoveFromList(Guid? listId, Guid client)
    {
        if (await db.Lists.AsNoTracking().FirstOrDefaultAsync(list => list.Id == listId) is { } list)
        {
            await SubscribeClient.Leave(db, client, list, Decision(), CancellationToken.None);
        }
    }

    /// <summary>Where it stands on lists only: no consent is touched, so no words are kept.</summary>
    private ConsentDecision Decision() => new(db.Now, "", ConsentSource.Automation, Actor.System);
}
