using Platform.Contracts.Marketing;
using Platform.Marketing.Campaigns;

namespace Platform.Marketing.Automations;

/// <summary>Starts an automation and stops it. The work itself is done by <see cref="AutomationWorker"/>.</summary>
internal sealed class RunAutomation : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapPost("/marketing/automations/{id:guid}/start", StartFromPage).Needs(Right.RunCampaigns);
        doors.Staff.MapPost("/marketing/automations/{id:guid}/stop", StopFromPage).Needs(Right.RunCampaigns);
        doors.Api.MapPost("/automations/{id:guid}/start", StartFromProgram).Needs(Right.RunCampaigns)
            .WithSummary("From now on clients come in; those to whom it happened before do not.");
        doors.Api.MapPost("/automations/{id:guid}/stop", StopFromProgram).Needs(Right.RunCampaigns)
            .WithSummary("Nobody comes in any more, and whoever is in it comes out.");
    }

    private static async Task<IResult> StartFromPage(
        Guid id, Steps steps, AutomationOverview overview, Flash flash, Here here, IStringLocalizer<AutomationText> texts,
        CancellationToken cancellationToken)
    {
        var state = new FormState();
        return await Answer(id, await steps.Start(id, state, cancellationToken), state, overview, flash, here, texts, cancellationToken);
    }

    private static async Task<IResult> StopFromPage(
        Guid id, Steps steps, AutomationOverview overview, Flash flash, Here here, IStringLocalizer<AutomationText> texts,
        CancellationToken cancellationToken)
        => await Answer(id, await steps.Stop(id, cancellationToken), new FormState(), overview, flash, here, texts, cancellationToken);

    private static async Task<IResult> Answer(
        Guid id, Taken taken, FormState state, AutomationOverview overview, Flash flash, Here here, IStringLocalizer<AutomationText> texts,
        CancellationToken cancellationToken)
    {
        switch (taken)
        {
            case Taken.NotFound:
                return TypedResults.NotFound();
            case Taken.NotReady:
                return await overview.Page(id, state, null, StatusCodes.Status422UnprocessableEntity, cancellationToken);
            case Taken.WrongState:
                flash.Error(texts["WrongState"]);
                break;
        }

        return TypedResults.LocalRedirect(here[$"/marketing/automations/{id}"]);
    }

    private static async Task<IResult> StartFromProgram(
        Guid id, Steps steps, AutomationReading reading, IStringLocalizer<AutomationText> texts, CancellationToken cancellationToken)
    {
        var state = new FormState();
        return await steps.Start(id, state, cancellationToken) switch
        {
            Taken.NotFound => ApiProblems.NotFound(),
            Taken.NotReady => ApiProblems.Invalid(state),
            Taken.WrongState => ApiProblems.Conflict(texts["WrongState"]),
            _ => TypedResults.Ok(await reading.Find(id, cancellationToken)),
        };
    }

    private static async Task<IResult> StopFromProgram(
        Guid id, Steps steps, AutomationReading reading, IStringLocalizer<AutomationText> texts, CancellationToken cancellationToken)
        => await steps.Stop(id, cancellationToken) switch
        {
            Taken.NotFound => ApiProblems.NotFound(),
            Taken.WrongState => ApiProblems.Conflict(texts["WrongState"]),
            _ => TypedResults.Ok(await reading.Find(id, cancellationToken)),
        };

    internal enum Taken
    {
        Yes,
        NotFound,
        WrongState,
        /// <summary>The state says what is missing.</summary>
        NotReady,
    }

    /// <summary>What both doors lead to.</summary>
    internal sealed class Steps(MarketingDb db, IStringLocalizer<AutomationText> texts)
    {
        public async Task<Taken> Start(Guid id, FormState state, CancellationToken cancellationToken)
        {
            var taken = Taken.NotFound;
            await db.SettleWithOthers(async () =>
            {
                if (await db.Automations.FirstOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } automation)
                {
                    return;
                }

                taken = automation.MayBeChanged ? Taken.Yes : Taken.WrongState;
                var mails = await db.Campaigns.Where(c => c.AutomationId == id).ToListAsync(cancellationToken);
                if (taken == Taken.Yes && !await IsReady(automation, mails, state, cancellationToken))
                {
                    taken = Taken.NotReady;
                }

                if (taken != Taken.Yes)
                {
                    return;
                }

                (automation.State, automation.StartedAt, automation.StoppedAt, automation.LoopedAt) = (AutomationState.Running, db.Now,
                    null, null);
                var first = await db.ListsInOrder.Select(list => list.Id).FirstAsync(cancellationToken);
                foreach (var mail in mails)
                {
                    (mail.ListId, mail.ByConsent) = (automation.NeededListId ?? first, automation.NeededListId is null);
                    (mail.State, mail.IsPrepared, mail.StartedAt) = (CampaignState.Sending, true, mail.StartedAt ?? db.Now);
                }

                db.Publish(new AutomationStarted(id, automation.Name));
                await db.SaveChangesAsync(cancellationToken);
            });
            return taken;
        }

        /// <summary>What waits in the ledgers of its mails does not go either.</summary>
        public async Task<Taken> Stop(Guid id, CancellationToken cancellationToken)
        {
            var taken = Taken.NotFound;
            await db.SettleWithOthers(() => db.InTransaction(
                async () =>
                {
                    var automation = await db.Automations.FirstOrDefaultAsync(a => a.Id == id, cancellationToken);
                    taken = automation is null ? Taken.NotFound : automation.State == AutomationState.Running
                        ? Taken.Yes : Taken.WrongState;
                    if (taken == Taken.Yes)
                    {
                        (automation!.State, automation.StoppedAt) = (AutomationState.Stopped, db.Now);
                        await TakeOut(id, cancellationToken);
                        db.Publish(new AutomationStopped(id, automation.Name));
                        await db.SaveChangesAsync(cancellationToken);
                    }
                },
                cancellationToken));
            return taken;
        }

        private async Task TakeOut(Guid id, CancellationToken cancellationToken)
        {
            var now = db.Now;
            foreach (var mail in await db.Campaigns.Where(c => c.AutomationId == id).ToListAsync(cancellationToken))
            {
                mail.State = CampaignState.Draft;
                await db.Recipients.Where(r => r.CampaignId == mail.Id && r.State == RecipientState.Pending)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RecipientState.Cancelled).SetProperty(r
                        => r.At, now), cancellationToken);
            }

            await db.Enrolments.IgnoreQueryFilters([MarketingDb.BinFilter])
                .Where(e => e.AutomationId == id && e.State == EnrolmentState.Waiting)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(e => e.State, EnrolmentState.Ended).SetProperty(e => e.Reason, EnrolmentEnd.Stopped)
                        .SetProperty(e => e.EndedAt, now),
                    cancellationToken);
        }

        private async Task<bool> IsReady(Automation automation, List<Campaign> mails, FormState state, CancellationToken cancellationToken)
        {
            var steps = AutomationStep.Read(automation.Steps);
            if (steps.Count == 0)
            {
                state.Add("", texts["NoSteps"]);
            }

            foreach (var (index, step) in steps.Index())
            {
                var mail = mails.Find(mail => mail.Id == step.MailId);
                if (step.Type == AutomationStep.Mail && (mail is null
                    || CampaignBlock.Read(mail.Blocks).TrueForAll(block => !block.HasText)))
                {
                    state.Add($"Steps.{index}", texts["MailHasNoWords", index + 1]);
                }

                if (!await AutomationChecks.IsThere(step, db, cancellationToken))
                {
                    state.Add($"Steps.{index}", texts["StepIsGone", index + 1]);
                }
            }

            return state.IsValid;
        }
    }
}
