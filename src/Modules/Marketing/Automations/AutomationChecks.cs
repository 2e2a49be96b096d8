using System.Globalization;
using System.Text.Json;
using Platform.Marketing.Campaigns;

namespace Platform.Marketing.Automations;

/// <summary>What a salon says about an automation: the body of the API, and what the editor's form becomes.</summary>
[FormLabels(typeof(AutomationText))]
public sealed class AutomationInput
{
    public string? Name { get; set; }

    /// <summary>"subscribed", "labelAdded", "labelRemoved", "clientCreated" or "birthday".</summary>
    public string? Trigger { get; set; }

    public Guid? LabelId { get; set; }

    public Guid? ListId { get; set; }

    /// <summary>Of a birthday: "09:00".</summary>
    public string? At { get; set; }

    /// <summary>"once", "everyTime" or "afterDays".</summary>
    public string? Entry { get; set; }

    public int? EntryDays { get; set; }

    public List<StepInput?>? Steps { get; set; }

    /// <summary>The version that was read before; needed to change one.</summary>
    public int? Version { get; set; }
}

/// <summary>A step as it comes in; see <see cref="AutomationStep"/>.</summary>
public sealed class StepInput
{
    public string? Type { get; set; }

    public int? Amount { get; set; }

    public string? Unit { get; set; }

    public string? At { get; set; }

    public Guid? SegmentId { get; set; }

    public Guid? LabelId { get; set; }

    public Guid? ListId { get; set; }

    /// <summary>A mail that this automation has already; left out, a new one is made.</summary>
    public Guid? MailId { get; set; }

    public string? Subject { get; set; }

    public string? Preheader { get; set; }

    public string? Language { get; set; }

    /// <summary>The words of the mail; left out, they stay as they are.</summary>
    public List<BlockInput?>? Blocks { get; set; }
}

/// <summary>The one place that says what is wrong with an automation, each thing at its place: "Steps.2.listId".</summary>
internal sealed class AutomationChecks(MarketingDb db, CampaignChecks mails, TenantContext salon, IStringLocalizer<AutomationText> texts)
{
    /// <summary>Puts what was said into the automation, and the words of its mails into theirs, when nothing is wrong with it.</summary>
    public async Task Take(AutomationInput input, Automation automation, FormState state, CancellationToken cancellationToken)
    {
        var name = input.Name?.Trim() ?? "";
        if (name.Length is 0 or > Automation.LongestName)
        {
            state.Add(nameof(input.Name), name.Length == 0 ? texts["Empty"] : texts["TooLong", Automation.LongestName]);
        }

        var trigger = Choice<AutomationTrigger>(nameof(input.Trigger), input.Trigger, state);
        var about = await About(trigger, input, state, cancellationToken);
        var at = Time(nameof(input.At), trigger == AutomationTrigger.Birthday ? input.At ?? "09:00" : null, state);
        var entry = Choice<EntryRule>(nameof(input.Entry), input.Entry ?? "once", state);
        if (entry == EntryRule.AfterDays && input.EntryDays is not (> 0 and <= Automation.MostDays))
        {
            state.Add(nameof(input.EntryDays), texts["NotANumber", 1, Automation.MostDays]);
        }

        var steps = await Steps(input.Steps ?? [], name, automation, state, cancellationToken);
        if (state.IsValid)
        {
            (automation.Name, automation.Trigger, automation.AboutId, automation.At) = (name, trigger!.Value, about, at);
            (automation.Entry, automation.EntryDays) = (entry!.Value, entry == EntryRule.AfterDays ? input.EntryDays : null);
            automation.Steps = AutomationStep.Write(steps);
        }
    }

    /// <summary>The label, list or segment of a step may have been removed since.</summary>
    public static async Task<bool> IsThere(AutomationStep step, MarketingDb db, CancellationToken cancellationToken) => step.Type switch
    {
        AutomationStep.Condition => await db.Segments.AnyAsync(segment => segment.Id == step.SegmentId, cancellationToken),
        AutomationStep.AddLabel or AutomationStep.RemoveLabel => await db.Labels.AnyAsync(label
            => label.Id == step.LabelId, cancellationToken),
        AutomationStep.AddToList => await db.Lists.AnyAsync(list => list.Id == step.ListId, cancellationToken),

        // Off the first list is off all of them, and that is the client's to say.
        AutomationStep.RemoveFromList => await db.Lists.AnyAsync(list => list.Id == step.ListId && !list.IsFirst, cancellationToken),
        _ => true,
    };

    private async Task<Guid?> About(AutomationTrigger? trigger, AutomationInput input, FormState state, CancellationToken cancellationToken)
    {
        switch (trigger)
        {
            case AutomationTrigger.LabelAdded or AutomationTrigger.LabelRemoved:
                if (!await db.Labels.AnyAsync(label => label.Id == input.LabelId, cancellationToken))
                {
                    state.Add(nameof(input.LabelId), texts["ChooseLabel"]);
                }

                return input.LabelId;
            case AutomationTrigger.Subscribed:
                if (!await db.Lists.AnyAsync(list => list.Id == input.ListId, cancellationToken))
                {
                    state.Add(nameof(input.ListId), texts["ChooseList"]);
                }

                return input.ListId;
            default:
                return null;
        }
    }

    private async Task<List<AutomationStep>> Steps(
        List<StepInput?> said, string name, Automation automation, FormState state, CancellationToken cancellationToken)
    {
        if (said.Count > Automation.MostSteps)
        {
            state.Add(nameof(AutomationInput.Steps), texts["TooManySteps", Automation.MostSteps]);
            return [];
        }

        var steps = new List<AutomationStep>();
        foreach (var (index, one) in said.Index())
        {
            steps.Add(await Step($"{nameof(AutomationInput.Steps)}.{index}", one ?? new StepInput(), name, automation, state,
                cancellationToken));
        }

        return steps;
    }

    private async Task<AutomationStep> Step(
        string place, StepInput said, string name, Automation automation, FormState state, CancellationToken cancellationToken)
    {
        switch (said.Type)
        {
            case AutomationStep.Wait:
                return Wait(place, said, state);
            case AutomationStep.Mail:
                return new AutomationStep(said.Type, MailId: await Mail(place, said, name, automation, state, cancellationToken));
            case not null when AutomationStep.Types.Contains(said.Type):
                var step = new AutomationStep(said.Type, SegmentId: said.SegmentId, LabelId: said.LabelId, ListId: said.ListId);
                if (!await IsThere(step, db, cancellationToken))
                {
                    var missing = said.Type == AutomationStep.Condition
                        ? "Segment" : said.Type.EndsWith("Label", StringComparison.Ordinal) ? "Label" : "List";
                    state.Add($"{place}.{JsonNamingPolicy.CamelCase.ConvertName(missing)}Id", texts[$"Choose{missing}"]);
                }

                return step;
            default:
                state.Add($"{place}.type", texts["NoSuchStep", string.Join(", ", AutomationStep.Types)]);
                return new AutomationStep("");
        }
    }

    private AutomationStep Wait(string place, StepInput said, FormState state)
    {
        Time($"{place}.at", said.At, state);
        var unit = said.Unit ?? "days";
        if (!AutomationStep.Units.Contains(unit))
        {
            state.Add($"{place}.unit", texts["NoSuchChoice", string.Join(", ", AutomationStep.Units)]);
        }

        if (said.Amount is < 0 or > Automation.MostDays || (said.Amount is null or 0 && string.IsNullOrWhiteSpace(said.At)))
        {
            state.Add($"{place}.amount", texts["NotANumber", 1, Automation.MostDays]);
        }

        return new AutomationStep(AutomationStep.Wait, said.Amount, unit, string.IsNullOrWhiteSpace(said.At) ? null : said.At.Trim());
    }

    /// <summary>The words stand in a campaign of the automation, which the editor of campaigns changes.</summary>
    private async Task<Guid?> Mail(
        string place, StepInput said, string name, Automation automation, FormState state, CancellationToken cancellationToken)
    {
        var known = said.MailId is { } id
            ? await db.Campaigns.FirstOrDefaultAsync(c => c.Id == id && c.AutomationId == automation.Id, cancellationToken) : null;
        if (said.MailId is not null && known is null)
        {
            state.Add($"{place}.mailId", texts["NoSuchMail"]);
            return null;
        }

        var mail = known ?? new Campaign
        {
            Name = name, Subject = "", ListId = Guid.Empty, Language = salon.Tenant.Language, Blocks = "[]", CreatedAt = db.Now,
            CreatedBy = salon.Actor.Name, AutomationId = automation.Id,
        };
        var words = CampaignInput.Of(mail);
        (words.Name, words.Subject, words.Language) = (name.Length == 0
            ? "–" : name, said.Subject ?? words.Subject, said.Language ?? words.Language);
        (words.Preheader, words.Blocks) = (said.Preheader ?? words.Preheader, said.Blocks ?? words.Blocks);
        words.ListId = await db.ListsInOrder.Select(list => (Guid?)list.Id).FirstOrDefaultAsync(cancellationToken);
        var own = new FormState();
        await mails.Take(words, words.Blocks ?? [], mail, own, cancellationToken);
        foreach (var (field, message) in own.Errors)
        {
            state.Add($"{place}.{JsonNamingPolicy.CamelCase.ConvertName(field)}", message);
        }

        if (known is null && own.IsValid)
        {
            db.Add(mail);
        }

        return mail.Id;
    }

    private TimeOnly? Time(string place, string? said, FormState state)
    {
        if (string.IsNullOrWhiteSpace(said))
        {
            return null;
        }

        if (!TimeOnly.TryParseExact(said.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            state.Add(place, texts["NotATime"]);
        }

        return time;
    }

    private T? Choice<T>(string place, string? said, FormState state)
        where T : struct, Enum
    {
        var named = Enum.GetValues<T>().Where(value => CampaignView.Code(value) == said).ToList();
        if (named is not [var found])
        {
            state.Add(place, texts["NoSuchChoice", string.Join(", ", Enum.GetValues<T>().Select(value => CampaignView.Code(value)))]);
            return null;
        }

        return found;
    }
}
