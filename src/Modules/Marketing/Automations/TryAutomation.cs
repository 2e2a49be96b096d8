using Platform.Contracts.Clients;
using Platform.Marketing.Campaigns;
using Platform.Marketing.Segments;

namespace Platform.Marketing.Automations;

/// <summary>Whose mail address was typed.</summary>
[FormLabels(typeof(AutomationText))]
internal sealed class TryForm
{
    public string? Email { get; set; }
}

/// <summary>What would happen to a client who came in now.</summary>
public sealed record Tried(string Client, IReadOnlyList<TriedStep> Steps);

/// <param name="At">UTC.</param>
/// <param name="Outcome">In words.</param>
public sealed record TriedStep(DateTime At, string Text, string Outcome);

/// <summary>Tries an automation out on one client: says what each step would do and when, and does none of it.</summary>
internal sealed class TryAutomation : IFeature
{
    public void Map(Doors doors) => doors.Staff.MapPost("/marketing/automations/{id:guid}/try", Try).Needs(Right.RunCampaigns);

    private static async Task<IResult> Try(
        Guid id, Posted<TryForm> posted, MarketingDb db, IClientDirectory clients, Trial trial, AutomationOverview overview,
        IStringLocalizer<AutomationText> texts, CancellationToken cancellationToken)
    {
        if (await db.Automations.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } automation)
        {
            return TypedResults.NotFound();
        }

        var address = clients.ReadAddress(posted.Value.Email ?? "");
        if (address is null || await clients.LastChangedWith(address.Email, cancellationToken) is not { } client)
        {
            posted.State.Add(nameof(TryForm.Email), texts["NoSuchClient"]);
            return await overview.Page(id, posted.State, null, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }

        var tried = await trial.Run(automation, client, cancellationToken);
        return await overview.Page(id, posted.State, tried, StatusCodes.Status200OK, cancellationToken);
    }

    /// <summary>The steps with the eyes of the real thing.</summary>
    internal sealed class Trial(
        MarketingDb db, IClientDirectory clients, SegmentMembers members, Eligibility eligibility, AutomationWords words, Moments moments,
        IStringLocalizer<AutomationText> texts, IStringLocalizer<CampaignText> reasons)
    {
        public async Task<Tried> Run(Automation automation, Guid client, CancellationToken cancellationToken)
        {
            var names = await clients.NamesOf([client], cancellationToken);
            var steps = new List<TriedStep>();
            var at = db.Now;
            foreach (var step in AutomationStep.Read(automation.Steps))
            {
                at = step.DueFrom(at, moments);
                var (outcome, goesOn) = await Outcome(step, automation, client, cancellationToken);
                steps.Add(new TriedStep(at, await words.Line(step, cancellationToken), outcome));
                if (!goesOn)
                {
                    break;
                }
            }

            return new Tried(names.GetValueOrDefault(client) ?? "", steps);
        }

        private async Task<(string Outcome, bool GoesOn)> Outcome(
            AutomationStep step, Automation automation, Guid client, CancellationToken cancellationToken)
        {
            switch (step.Type)
            {
                case AutomationStep.Wait:
                    return (texts["WouldGoOn"], true);
                case AutomationStep.Condition:
                    var isIn = await db.Segments.AsNoTracking()
                        .FirstOrDefaultAsync(s => s.Id == step.SegmentId, cancellationToken) is { } segment
                        && (await members.Of(SegmentFilter.Of(segment), [client], cancellationToken)).Contains(client);
                    return (texts[isIn ? "WouldGoOn" : "WouldEnd"], isIn);
                case AutomationStep.Mail:
                    return (await MailTo(step.MailId, automation, client, cancellationToken), true);
                case AutomationStep.AddToList:
                    var may = (await db.ConsentToMail(client, cancellationToken))?.IsGiven == true
                        && await db.SubscriptionOf(client, step.ListId!.Value, cancellationToken) is null;
                    return (texts[may ? "WouldDo" : "WouldDoNothing"], true);
                default:
                    return (texts["WouldDo"], true);
            }
        }

        private async Task<string> MailTo(Guid? mailId, Automation automation, Guid client, CancellationToken cancellationToken)
        {
            if (await db.Campaigns.AsNoTracking().FirstOrDefaultAsync(c => c.Id == mailId, cancellationToken) is not { } mail)
            {
                return texts["WouldDoNothing"];
            }

            // As it will stand when the automation runs.
            (mail.ByConsent, mail.ListId) = (automation.NeededListId is null, automation.NeededListId ?? mail.ListId);
            var standing = (await eligibility.Of([client], mail, isSending: true, cancellationToken))[client];
            return standing.Reason is { } reason ? texts["WouldNotMail", reasons[$"Reason-{CampaignView.Code(reason)}"]]
                : texts[standing.RoomAt is null ? "WouldMail" : "WouldWaitForRoom"];
        }
    }
}
