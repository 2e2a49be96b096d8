using Platform.Contracts.Marketing;

namespace Platform.Marketing.Campaigns;

/// <summary>
/// Which variant everybody else gets: people's clicks say so when the time has come, and staff may say so before. What is said once
/// stays: the mails go at once.
/// </summary>
internal sealed class ChooseWinner : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapPost("/marketing/campaigns/{id:guid}/winner", FromPage).Needs(Right.RunCampaigns);
        doors.Api.MapPost("/campaigns/{id:guid}/winner", FromProgram).Needs(Right.RunCampaigns)
            .WithSummary("Sends this variant to everybody who waits, without waiting for the time of the choice.");
    }

    private static async Task<IResult> FromPage(
        Guid id, Posted<WinnerForm> posted, Choosing choosing, Flash flash, Here here, IStringLocalizer<CampaignText> texts,
        CancellationToken cancellationToken)
    {
        switch (await choosing.ByHand(id, posted.Value.Variant, cancellationToken))
        {
            case null:
                return TypedResults.NotFound();
            case false:
                flash.Error(texts["WrongState"]);
                break;
            default:
                flash.Success(texts["WinnerChosen", posted.Value.Variant ?? ""]);
                break;
        }

        return TypedResults.LocalRedirect(here[$"/marketing/campaigns/{id}"]);
    }

    private static async Task<IResult> FromProgram(
        Guid id, WinnerForm? said, Choosing choosing, CampaignReading reading, IStringLocalizer<CampaignText> texts,
        CancellationToken cancellationToken)
    {
        switch (await choosing.ByHand(id, said?.Variant, cancellationToken))
        {
            case null when await reading.Find(id, cancellationToken) is { Test: { } test }:
                var state = new FormState();
                state.Add(nameof(WinnerForm.Variant), texts["NoSuchVariant", string.Join(", ", test.Variants)]);
                return ApiProblems.Invalid(state);
            case null:
                return ApiProblems.NotFound();
            case false:
                return ApiProblems.Conflict(texts["WrongState"]);
            default:
                return TypedResults.Accepted($"/api/v1/campaigns/{id}", await reading.Find(id, cancellationToken));
        }
    }

    /// <summary>What the button posts, and what a program says.</summary>
    internal sealed class WinnerForm
    {
        /// <summary>The letter.</summary>
        public string? Variant { get; set; }
    }

    /// <summary>What both doors and the sending lead to.</summary>
    internal sealed class Choosing(MarketingDb db, VariantReading reading)
    {
        /// <returns>Null when there is no such campaign or variant; false when it is chosen already, or cannot be yet.</returns>
        public async Task<bool?> ByHand(Guid id, string? letter, CancellationToken cancellationToken)
        {
            bool? done = null;
            await db.SettleWithOthers(async () =>
            {
                var campaign = await db.Campaigns.FirstOrDefaultAsync(one => one.Id == id && one.AutomationId == null, cancellationToken);
                var variants = campaign is null ? [] : CampaignVersion.Variants(campaign);
                done = CampaignVersion.Numbered(letter) is not { } number || variants.Count < 2 || !variants.Contains(number) ? null
                    : campaign!.MayChooseWinner && await Choose(campaign, number, WinnerReason.ByHand, cancellationToken);
            });
            return done;
        }

        /// <summary>Nobody of the comparison is due: it waits for the time of the choice, or the choice is made.</summary>
        /// <returns>When to look again.</returns>
        public async Task<TimeSpan> GoOn(Campaign campaign, DateTime now, CancellationToken cancellationToken)
        {
            if (campaign.ChoiceAt is not { } at)
            {
                at = now.AddHours(campaign.TestHours ?? VariantDeal.UsualHours);
                await db.InTransaction(
                    () => db.Campaigns.Where(c => c.Id == campaign.Id && c.Winner == 0 && c.ChoiceAt == null)
                        .ExecuteUpdateAsync(set => set.SetProperty(c => c.ChoiceAt, at), cancellationToken),
                    cancellationToken);
            }

            if (at <= now)
            {
                var verdict = VariantVerdict.Of(await reading.Of(campaign, cancellationToken));
                var winner = verdict.IsClear ? CampaignVersion.Numbered(verdict.Leader)!.Value : CampaignVersion.First;
                await Choose(campaign, winner, verdict.IsClear ? WinnerReason.Clear : WinnerReason.Unclear, cancellationToken);
                return TimeSpan.Zero;
            }

            // A mail of the comparison that was refused for the moment may be due sooner.
            var again = await db.Recipients
                .Where(r => r.CampaignId == campaign.Id && r.Variant > 0 && r.State == RecipientState.Pending)
                .MinAsync(r => r.NextAt, cancellationToken);
            return (again < at && again > now ? again.Value : at) - now;
        }

        /// <summary>Stands with the change that it tells of.</summary>
        public Task Tell(Campaign campaign, short winner, WinnerReason reason)
        {
            db.Publish(new CampaignWinnerChosen(
                campaign.Id, campaign.Name, CampaignVersion.LetterOf(winner), CampaignView.Code(reason)));
            return db.SaveChangesAsync();
        }

        /// <returns>False when somebody else has chosen, paused or stopped it meanwhile.</returns>
        private async Task<bool> Choose(Campaign campaign, short winner, WinnerReason reason, CancellationToken cancellationToken)
        {
            var rows = 0;
            await db.InTransaction(
                async () =>
                {
                    rows = await db.Campaigns.Where(c => c.Id == campaign.Id && c.Version == campaign.Version && c.Winner == 0)
                        .ExecuteUpdateAsync(
                            set => set.SetProperty(c => c.Winner, winner).SetProperty(c => c.WinnerBy, reason)
                                .SetProperty(c => c.RateSince, (DateTime?)null).SetProperty(c => c.Version, c => c.Version + 1),
                            cancellationToken);
                    if (rows == 1)
                    {
                        await db.Call(campaign.Id, db.Now, cancellationToken);
                        await Tell(campaign, winner, reason);
                    }
                },
                cancellationToken);
            return rows == 1;
        }
    }
}
