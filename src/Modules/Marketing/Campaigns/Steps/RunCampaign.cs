using Platform.Contracts.Marketing;
using Platform.Kernel.Jobs;

namespace Platform.Marketing.Campaigns;

/// <summary>When a campaign goes: body of the API.</summary>
internal sealed class StartInput
{
    /// <summary>UTC; left out, now.</summary>
    public DateTime? At { get; set; }

    /// <summary>UTC; what has not gone by then waits for a person.</summary>
    public DateTime? LatestAt { get; set; }
}

/// <summary>When a campaign goes, as the clock on the salon's wall shows it.</summary>
[FormLabels(typeof(CampaignText))]
internal sealed class StartForm
{
    public DateTime? At { get; set; }

    public DateTime? LatestAt { get; set; }
}

/// <summary>
/// Starts a campaign now or later, and pauses, resumes and stops it. The work itself is done by <see cref="CampaignWorker"/>.
/// </summary>
internal sealed class RunCampaign : IFeature
{
    internal enum Step
    {
        Start,
        Pause,
        Resume,
        Cancel,
    }

    public void Map(Doors doors)
    {
        doors.Staff.MapPost("/marketing/campaigns/{id:guid}/start", StartFromPage).Needs(Right.RunCampaigns);
        doors.Api.MapPost("/campaigns/{id:guid}/start", StartFromProgram).Needs(Right.RunCampaigns)
            .WithSummary("Sends the campaign, now or at a moment; answers before the first mail goes.");
        foreach (var step in (Step[])[Step.Pause, Step.Resume, Step.Cancel])
        {
            var path = CampaignView.Code(step);
            doors.Staff.MapPost($"/marketing/campaigns/{{id:guid}}/{path}", FromPage(step)).Needs(Right.RunCampaigns);
            doors.Api.MapPost($"/campaigns/{{id:guid}}/{path}", FromProgram(step)).Needs(Right.RunCampaigns);
        }
    }

    private static async Task<IResult> StartFromPage(
        Guid id, Posted<StartForm> posted, Steps steps, CampaignOverview overview, Moments moments, Here here,
        IStringLocalizer<CampaignText> texts,
        Flash flash, CancellationToken cancellationToken)
    {
        var (form, state) = (posted.Value, posted.State);
        var (at, latestAt) = (moments.Utc(form.At), moments.Utc(form.LatestAt));
        if (!state.IsValid || await steps.Start(id, at, latestAt, state, cancellationToken) is not { } taken)
        {
            return await overview.Page(id, state, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }

        if (taken == Taken.WrongState)
        {
            flash.Error(texts["WrongState"]);
        }

        return taken == Taken.NotFound ? TypedResults.NotFound() : TypedResults.LocalRedirect(here[$"/marketing/campaigns/{id}"]);
    }

    private static async Task<IResult> StartFromProgram(
        Guid id, StartInput? input, Steps steps, CampaignReading reading, IStringLocalizer<CampaignText> texts,
        CancellationToken cancellationToken)
    {
        var state = new FormState();
        var (at, latestAt) = (input?.At?.ToUniversalTime(), input?.LatestAt?.ToUniversalTime());
        return await steps.Start(id, at, latestAt, state, cancellationToken) is { } taken
            ? await Answer(id, taken, reading, texts, cancellationToken)
            : ApiProblems.Invalid(state);
    }

    private static Func<Guid, Steps, IStringLocalizer<CampaignText>, Flash, Here, CancellationToken, Task<IResult>> FromPage(Step step)
        => async (id, steps, texts, flash, here, cancellationToken) =>
        {
            var taken = await steps.Take(id, step, cancellationToken);
            if (taken == Taken.WrongState)
            {
                flash.Error(texts["WrongState"]);
            }

            return taken == Taken.NotFound ? TypedResults.NotFound() : TypedResults.LocalRedirect(here[$"/marketing/campaigns/{id}"]);
        };

    private static Func<Guid, Steps, CampaignReading, IStringLocalizer<CampaignText>, CancellationToken, Task<IResult>> FromProgram(
        Step step)
        => async (id, steps, reading, texts, cancellationToken)
            => await Answer(id, await steps.Take(id, step, cancellationToken), reading, texts, cancellationToken);

    private static async Task<IResult> Answer(
        Guid id, Taken taken, CampaignReading reading, IStringLocalizer<CampaignText> texts,
        CancellationToken cancellationToken) => taken switch
    {
        Taken.NotFound => ApiProblems.NotFound(),
        Taken.WrongState => ApiProblems.Conflict(texts["WrongState"]),
        _ => TypedResults.Accepted($"/api/v1/campaigns/{id}", await reading.Find(id, cancellationToken)),
    };

    internal enum Taken
    {
        Yes,
        NotFound,
        WrongState,
    }

    /// <summary>What both doors lead to.</summary>
    internal sealed class Steps(MarketingDb db, CampaignChecks checks, IStringLocalizer<CampaignText> texts)
    {
        /// <returns>Null when the campaign cannot go as it is; the state says why.</returns>
        public async Task<Taken?> Start(Guid id, DateTime? at, DateTime? latestAt, FormState state, CancellationToken cancellationToken)
        {
            var taken = Taken.NotFound;
            await db.SettleWithOthers(async () =>
            {
                var campaign = await db.Campaigns.FirstOrDefaultAsync(one => one.Id == id && one.AutomationId == null, cancellationToken);
                taken = campaign is null ? Taken.NotFound : campaign.MayBegin ? Taken.Yes : Taken.WrongState;
                if (taken == Taken.Yes && await IsReady(campaign!, at, latestAt, state, cancellationToken))
                {
                    campaign!.Begin(at, latestAt, db.Now);
                    db.Publish(campaign.State == CampaignState.Scheduled
                        ? new CampaignScheduled(id, campaign.Name, campaign.StartsAt!.Value) : new CampaignStarted(id, campaign.Name));
                    await Save(campaign, campaign.State == CampaignState.Scheduled ? campaign.StartsAt!.Value : db.Now, cancellationToken);
                }
            });
            return state.IsValid ? taken : null;
        }

        public async Task<Taken> Take(Guid id, Step step, CancellationToken cancellationToken)
        {
            var taken = Taken.NotFound;
            await db.SettleWithOthers(async () =>
            {
                var campaign = await db.Campaigns.FirstOrDefaultAsync(one => one.Id == id && one.AutomationId == null, cancellationToken);
                taken = campaign is null ? Taken.NotFound : May(campaign, step) ? Taken.Yes : Taken.WrongState;
                if (taken == Taken.Yes)
                {
                    db.Publish(Do(campaign!, step));
                    await Save(campaign!, db.Now, cancellationToken);
                }
            });
            return taken;
        }

        private static bool May(Campaign campaign, Step step) => step switch
        {
            Step.Pause => campaign.MayPause,
            Step.Resume => campaign.MayResume,
            _ => campaign.MayCancel,
        };

        private CampaignEvent Do(Campaign campaign, Step step)
        {
            switch (step)
            {
                case Step.Pause:
                    campaign.State = CampaignState.Paused;
                    return new CampaignPaused(campaign.Id, campaign.Name);
                case Step.Resume:
                    campaign.Resume(db.Now);
                    return new CampaignResumed(campaign.Id, campaign.Name);
                default:
                    (campaign.State, campaign.EndedAt) = (CampaignState.Cancelled, db.Now);
                    return new CampaignCancelled(campaign.Id, campaign.Name);
            }
        }

        private async Task<bool> IsReady(
            Campaign campaign, DateTime? at, DateTime? latestAt, FormState state, CancellationToken cancellationToken)
        {
            checks.CheckWords(campaign, state);
            if (!await db.Lists.AnyAsync(list => list.Id == campaign.ListId, cancellationToken))
            {
                state.Add("", texts["NoSuchList"]);
            }

            if (campaign.SegmentId is { } segmentId && !await db.Segments.AnyAsync(segment => segment.Id == segmentId, cancellationToken))
            {
                state.Add("", texts["NoSuchSegment"]);
            }

            foreach (var (variant, language) in CampaignVersion.Missing(campaign))
            {
                state.Add("", texts["VariantLacks", CampaignVersion.LetterOf(variant), texts[$"Language-{language}"]]);
            }

            var begins = at > db.Now ? at.Value : db.Now;
            if (latestAt <= begins)
            {
                state.Add(nameof(StartInput.LatestAt), texts["LatestTooEarly"]);
            }
            else if (campaign.IsComparing && latestAt <= begins.AddHours(campaign.TestHours ?? VariantDeal.UsualHours))
            {
                state.Add(nameof(StartInput.LatestAt), texts["LatestBeforeChoice"]);
            }

            return state.IsValid;
        }

        /// <summary>Calls the worker in the same transaction; whoever has the turn now loses it, which harms nothing.</summary>
        private Task Save(Campaign campaign, DateTime next, CancellationToken cancellationToken) => db.InTransaction(
            async () =>
            {
                await db.Call(campaign.Id, next, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
    }
}
