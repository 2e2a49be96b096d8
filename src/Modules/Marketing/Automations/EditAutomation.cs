using System.Globalization;
using System.Text.Json.Nodes;
using Platform.Marketing.Campaigns;

namespace Platform.Marketing.Automations;

/// <summary>What the editor posts: the steps by number and name ("0.type"), and the button that was pressed.</summary>
[FormLabels(typeof(AutomationText))]
internal sealed class AutomationForm
{
    public string? Name { get; set; }

    public string? Trigger { get; set; }

    public Guid? LabelId { get; set; }

    public Guid? ListId { get; set; }

    public string? At { get; set; }

    public string? Entry { get; set; }

    public int? EntryDays { get; set; }

    public int? Version { get; set; }

    public Dictionary<string, string?> Steps { get; set; } = [];

    /// <summary>"save", "add.wait", "up.2", "down.2" or "remove.2".</summary>
    public string? Do { get; set; }

    internal AutomationInput Input() => new()
    {
        Name = Name, Trigger = Trigger, LabelId = LabelId, ListId = ListId, At = string.IsNullOrEmpty(At) ? null : At, Entry = Entry,
        EntryDays = EntryDays, Version = Version, Steps = ReadSteps(),
    };

    private List<StepInput?> ReadSteps()
    {
        var steps = new List<StepInput?>();
        while (steps.Count <= Automation.MostSteps && Steps.TryGetValue($"{steps.Count}.type", out var type))
        {
            var at = $"{steps.Count}.";
            var text = Steps.GetValueOrDefault($"{at}text");
            steps.Add(new StepInput
            {
                Type = type, Unit = Steps.GetValueOrDefault($"{at}unit"), At = Steps.GetValueOrDefault($"{at}at"),
                Amount = Number($"{at}amount"),
                SegmentId = Id($"{at}segmentId"), LabelId = Id($"{at}labelId"), ListId = Id($"{at}listId"), MailId = Id($"{at}mailId"),
                Subject = Steps.GetValueOrDefault($"{at}subject"),
                Blocks = text is null ? null
                    : [new BlockInput { Type = CampaignBlock.Paragraphs, Text = text }, new BlockInput { Type = CampaignBlock.Salon }],
            });
        }

        return steps;
    }

    /// <summary>What is no number is -1, which nothing takes: an empty field and a wrong one are not the same.</summary>
    private int? Number(string name) => Steps.GetValueOrDefault(name) is not { Length: > 0 } typed ? null
        : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private Guid? Id(string name) => Guid.TryParse(Steps.GetValueOrDefault(name), out var id) ? id : null;
}

/// <summary>Makes an automation and changes it: the page with the editor, and the same for programs.</summary>
internal sealed class EditAutomation : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/marketing/automations/new", New).Needs(Right.RunCampaigns);
        doors.Staff.MapPost("/marketing/automations/new", Create).Needs(Right.RunCampaigns);
        doors.Staff.MapGet("/marketing/automations/{id:guid}/edit", Edit).Needs(Right.RunCampaigns);
        doors.Staff.MapPost("/marketing/automations/{id:guid}/edit", Change).Needs(Right.RunCampaigns);
        doors.Api.MapPost("/automations", Post).Needs(Right.RunCampaigns)
            .WithSummary("Makes an automation: a trigger and steps one after another; nothing happens before it is started.");
        doors.Api.MapPatch("/automations/{id:guid}", Patch).Needs(Right.RunCampaigns)
            .WithSummary("Changes what is named, of an automation that does not run; steps are replaced as a whole.");
    }

    /// <param name="example">"welcome" or "birthday": something to begin with.</param>
    private static async Task<IResult> New(
        string? example, AutomationExamples examples, Editing editing, CancellationToken cancellationToken)
        => await editing.Page(null, await examples.Of(example, cancellationToken), new FormState(), cancellationToken);

    private static async Task<IResult> Edit(Guid id, AutomationReading reading, Editing editing, CancellationToken cancellationToken)
        => await reading.Find(id, cancellationToken) is { State: not "running" } view
            ? await editing.Page(id, Editing.InputOf(view), new FormState(), cancellationToken) : TypedResults.NotFound();

    private static Task<IResult> Create(
        Posted<AutomationForm> posted, Editing editing, Flash flash, Here here, IStringLocalizer<AutomationText> texts,
        CancellationToken cancellationToken) => FromEditor(null, posted, editing, flash, here, texts, cancellationToken);

    private static async Task<IResult> Change(
        Guid id, Posted<AutomationForm> posted, MarketingDb db, Editing editing, Flash flash, Here here,
        IStringLocalizer<AutomationText> texts, CancellationToken cancellationToken)
        => await db.Automations.FirstOrDefaultAsync(a => a.Id == id, cancellationToken) is { MayBeChanged: true } automation
            ? await FromEditor(automation, posted, editing, flash, here, texts, cancellationToken) : TypedResults.NotFound();

    /// <summary>Only "save" stores; the other buttons show the form again with the steps in their new order and nothing lost.</summary>
    private static async Task<IResult> FromEditor(
        Automation? automation, Posted<AutomationForm> posted, Editing editing, Flash flash, Here here,
        IStringLocalizer<AutomationText> texts, CancellationToken cancellationToken)
    {
        var (form, state, input) = (posted.Value, posted.State, posted.Value.Input());
        if (form.Do is { } asked && asked != "save")
        {
            Editing.Rearrange(input.Steps!, asked);
            return await editing.Page(automation?.Id, input, new FormState(), cancellationToken);
        }

        if (automation is not null && form.Version != automation.Version)
        {
            state.Add("", texts["ChangedMeanwhile"]);
        }

        if (await editing.Save(automation, input, state, cancellationToken) is { } saved)
        {
            flash.Success(texts["Saved"]);
            return TypedResults.LocalRedirect(here[$"/marketing/automations/{saved.Id}"]);
        }

        return await editing.Page(automation?.Id, input, state, cancellationToken);
    }

    private static async Task<IResult> Post(
        AutomationInput input, Editing editing, AutomationReading reading, CancellationToken cancellationToken)
    {
        var state = new FormState();
        return await editing.Save(null, input, state, cancellationToken) is { } saved
            ? TypedResults.Created($"/api/v1/automations/{saved.Id}", await reading.Find(saved.Id, cancellationToken))
            : ApiProblems.Invalid(state);
    }

    private static async Task<IResult> Patch(
        Guid id, JsonObject patch, MarketingDb db, Editing editing, AutomationReading reading, IStringLocalizer<AutomationText> texts,
        CancellationToken cancellationToken)
    {
        if (await db.Automations.FirstOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } automation
            || await reading.Find(id, cancellationToken) is not { } view)
        {
            return ApiProblems.NotFound();
        }

        var known = Editing.InputOf(view);
        known.Version = null;
        if (MergePatch.Apply(known, patch) is not { } input)
        {
            return ApiProblems.BadRequest("The change does not fit an automation.");
        }

        var state = new FormState();
        if (input.Version is null)
        {
            state.Add(nameof(input.Version), texts["Empty"]);
        }
        else if (input.Version != automation.Version)
        {
            return ApiProblems.Stale(view);
        }
        else if (!automation.MayBeChanged)
        {
            return ApiProblems.Conflict(texts["StopFirst"]);
        }

        return await editing.Save(automation, input, state, cancellationToken) is not null
            ? TypedResults.Ok(await reading.Find(id, cancellationToken)) : ApiProblems.Invalid(state);
    }

    /// <summary>What both doors lead to.</summary>
    internal sealed class Editing(MarketingDb db, AutomationChecks checks, TenantContext salon, IStringLocalizer<AutomationText> texts)
    {
        public static AutomationInput InputOf(AutomationView view) => new()
        {
            Name = view.Name, Trigger = view.Trigger, LabelId = view.LabelId, ListId = view.ListId, At = view.At, Entry = view.Entry,
            EntryDays = view.EntryDays, Version = view.Version, Steps = [.. view.Steps.Select(step => step.Input())],
        };

        /// <param name="found">Null makes a new one.</param>
        /// <returns>Null when something is wrong; the state says what.</returns>
        public async Task<Automation?> Save(Automation? found, AutomationInput input, FormState state, CancellationToken cancellationToken)
        {
            var automation = found ?? new Automation { Name = "", Steps = "[]", CreatedAt = db.Now, CreatedBy = salon.Actor.Name };
            await checks.Take(input, automation, state, cancellationToken);
            if (!state.IsValid)
            {
                return null;
            }

            if (found is null)
            {
                db.Add(automation);
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return automation;
            }
            catch (DbUpdateConcurrencyException)
            {
                state.Add("", texts["ChangedMeanwhile"]);
                return null;
            }
        }

        /// <summary>Whatever else was asked for changes nothing.</summary>
        public static void Rearrange(List<StepInput?> steps, string asked)
        {
            var (verb, what) = asked.Split('.', 2) is [var first, var second] ? (first, second) : (asked, "");
            if (verb == "add" && AutomationStep.Types.Contains(what) && steps.Count < Automation.MostSteps)
            {
                steps.Add(new StepInput { Type = what });
            }
            else if (int.TryParse(what, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < steps.Count)
            {
                var step = steps[place];
                var to = verb switch { "up" => place - 1, "down" => place + 1, _ => place };
                if (verb == "remove")
                {
                    steps.RemoveAt(place);
                }
                else if (to >= 0 && to < steps.Count)
                {
                    steps.RemoveAt(place);
                    steps.Insert(to, step);
                }
            }
        }

        public async Task<IResult> Page(Guid? id, AutomationInput input, FormState state, CancellationToken cancellationToken)
        {
            var labels = await db.Labels.AsNoTracking().OrderBy(label => label.Name).ToListAsync(cancellationToken);
            var lists = await db.ListsInOrder.ToListAsync(cancellationToken);
            var segments = await db.Segments.AsNoTracking().OrderBy(segment => segment.Name).ToListAsync(cancellationToken);
            return Ui.Page<AutomationEditor>(
                new
                {
                    Id = id, Form = input, State = state, Labels = labels.ConvertAll(label => new Choice($"{label.Id}", label.Name)),
                    Lists = lists.ConvertAll(list => new Choice($"{list.Id}", list.Name)),
                    Segments = segments.ConvertAll(segment => new Choice($"{segment.Id}", segment.Name)),
                },
                state.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        }
    }
}
