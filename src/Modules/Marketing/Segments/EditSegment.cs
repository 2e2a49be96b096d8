using System.Globalization;
using System.Text.Json.Nodes;
using Platform.Contracts.Clients;
using Platform.Contracts.Marketing;

namespace Platform.Marketing.Segments;

/// <summary>What the editor posts: each part of the filter under its place ("1.0.value"), and the button that was pressed.</summary>
[FormLabels(typeof(SegmentText))]
internal sealed class SegmentForm
{
    public string? Name { get; set; }

    public int? Version { get; set; }

    public Dictionary<string, string?> Filter { get; set; } = [];

    /// <summary>"save", "count", or a verb with the place of a part: "add:", "group:1", "remove:1.0".</summary>
    public string? Do { get; set; }

    internal SegmentInput Input() => new() { Name = Name, Version = Version, Filter = Read("", 1) };

    private SegmentFilter Read(string prefix, int depth)
    {
        var group = new SegmentFilter { Match = Filter.GetValueOrDefault($"{prefix}match"), Conditions = [] };
        for (var i = 0; i < SegmentFilter.MostConditions && depth <= SegmentFilter.Deepest; i++)
        {
            var at = $"{prefix}{i}.";
            if (Filter.ContainsKey($"{at}match"))
            {
                group.Conditions.Add(Read(at, depth + 1));
            }
            else if (Filter.TryGetValue($"{at}field", out var field))
            {
                group.Conditions.Add(new SegmentFilter
                {
                    Field = field, Operator = Filter.GetValueOrDefault($"{at}operator"), Value = Filter.GetValueOrDefault($"{at}value"),
                });
            }
            else
            {
                break;
            }
        }

        return group;
    }
}

/// <summary>Makes a segment and changes it: the page with the editor, and the same for programs.</summary>
internal sealed class EditSegment : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/marketing/segments/new", New).Needs(Right.RunCampaigns);
        doors.Staff.MapPost("/marketing/segments/new", Create).Needs(Right.RunCampaigns);
        doors.Staff.MapGet("/marketing/segments/{id:guid}/edit", Edit).Needs(Right.RunCampaigns);
        doors.Staff.MapPost("/marketing/segments/{id:guid}/edit", Change).Needs(Right.RunCampaigns);
        doors.Api.MapPost("/segments", Post).Needs(Right.RunCampaigns)
            .WithSummary("Makes a segment: conditions {field, operator, value} in groups {match: all, any or none, conditions}.");
        doors.Api.MapPatch("/segments/{id:guid}", Patch).Needs(Right.RunCampaigns)
            .WithSummary("Changes what is named; the conditions of a group are replaced as a whole.");
    }

    private static Task<IResult> New(Editing editing, CancellationToken cancellationToken) => editing.Page(
        null, new SegmentInput { Filter = new SegmentFilter { Match = SegmentFilter.All, Conditions = [] } }, new FormState(), null,
        cancellationToken);

    private static async Task<IResult> Edit(Guid id, SegmentReading reading, Editing editing, CancellationToken cancellationToken)
        => await reading.Find(id, cancellationToken) is { } segment
            ? await editing.Page(id, SegmentInput.Of(segment), new FormState(), null, cancellationToken) : TypedResults.NotFound();

    private static Task<IResult> Create(
        Posted<SegmentForm> posted, Editing editing, Flash flash, Here here, IStringLocalizer<SegmentText> texts,
        CancellationToken cancellationToken)
        => FromEditor(null, posted, editing, flash, here, texts, cancellationToken);

    private static async Task<IResult> Change(
        Guid id, Posted<SegmentForm> posted, MarketingDb db, Editing editing, Flash flash, Here here, IStringLocalizer<SegmentText> texts,
        CancellationToken cancellationToken)
        => await db.Segments.FirstOrDefaultAsync(segment => segment.Id == id, cancellationToken) is { } segment
            ? await FromEditor(segment, posted, editing, flash, here, texts, cancellationToken) : TypedResults.NotFound();

    /// <summary>Only "save" stores; the other buttons show the form again with the conditions in their new order and nothing
    /// lost.</summary>
    private static async Task<IResult> FromEditor(
        Segment? segment, Posted<SegmentForm> posted, Editing editing, Flash flash, Here here, IStringLocalizer<SegmentText> texts,
        CancellationToken cancellationToken)
    {
        var (form, state, input) = (posted.Value, posted.State, posted.Value.Input());
        if (form.Do is { } asked && asked is not ("save" or "count"))
        {
            await editing.Rearrange(input.Filter!, asked, form.Filter, cancellationToken);
            return await editing.Page(segment?.Id, input, new FormState(), null, cancellationToken);
        }

        if (form.Do == "count")
        {
            return await editing.Page(segment?.Id, input, state, await editing.Count(input, state, cancellationToken), cancellationToken);
        }

        if (segment is not null && form.Version != segment.Version)
        {
            state.Add("", texts["ChangedMeanwhile"]);
        }

        if (await editing.Save(segment, input, state, cancellationToken) is { } saved)
        {
            flash.Success(texts["Saved"]);
            return TypedResults.LocalRedirect(here[$"/marketing/segments/{saved.Id}"]);
        }

        return await editing.Page(segment?.Id, input, state, null, cancellationToken);
    }

    private static async Task<IResult> Post(
        SegmentInput input, Editing editing, SegmentReading reading, CancellationToken cancellationToken)
    {
        var state = new FormState();
        return await editing.Save(null, input, state, cancellationToken) is { } saved
            ? TypedResults.Created($"/api/v1/segments/{saved.Id}", await reading.View(saved, cancellationToken))
            : ApiProblems.Invalid(state);
    }

    private static async Task<IResult> Patch(
        Guid id, JsonObject patch, MarketingDb db, Editing editing, SegmentReading reading, IStringLocalizer<SegmentText> texts,
        CancellationToken cancellationToken)
    {
        if (await db.Segments.FirstOrDefaultAsync(segment => segment.Id == id, cancellationToken) is not { } segment)
        {
            return ApiProblems.NotFound();
        }

        var known = SegmentInput.Of(segment);
        known.Version = null;
        if (MergePatch.Apply(known, patch) is not { } input)
        {
            return ApiProblems.BadRequest("The change does not fit a segment.");
        }

        var state = new FormState();
        if (input.Version is null)
        {
            state.Add(nameof(input.Version), texts["Empty"]);
        }
        else if (input.Version != segment.Version)
        {
            return ApiProblems.Stale(await reading.View(segment, cancellationToken));
        }

        return await editing.Save(segment, input, state, cancellationToken) is { } saved
            ? TypedResults.Ok(await reading.View(saved, cancellationToken)) : ApiProblems.Invalid(state);
    }

    /// <summary>What both doors lead to.</summary>
    internal sealed class Editing(
        MarketingDb db, SegmentChecks checks, SegmentReading reading, SegmentFields fields, TenantContext salon,
        IStringLocalizer<SegmentText> texts)
    {
        /// <param name="found">Null makes a new one.</param>
        /// <returns>Null when something is wrong; the state says what.</returns>
        public async Task<Segment?> Save(Segment? found, SegmentInput input, FormState state, CancellationToken cancellationToken)
        {
            var segment = found ?? new Segment { Name = "", Filter = "", CreatedAt = db.Now, CreatedBy = salon.Actor.Name };
            await checks.Take(input, segment, state, cancellationToken);
            if (!state.IsValid)
            {
                return null;
            }

            if (found is null)
            {
                db.Add(segment);
            }

            db.Publish(found is null ? new SegmentMade(segment.Id, segment.Name) : new SegmentChanged(segment.Id, segment.Name));
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return segment;
            }
            catch (DbUpdateException refused) when (refused is DbUpdateConcurrencyException
                || Dialect.Of(db.Database).IsUniqueViolation(refused))
            {
                state.Add("", texts[refused is DbUpdateConcurrencyException ? "ChangedMeanwhile" : "NameTaken"]);
                return null;
            }
        }

        /// <summary>Null when the conditions are not right.</summary>
        public async Task<int?> Count(SegmentInput input, FormState state, CancellationToken cancellationToken)
            => await checks.Filter(input.Filter, state, cancellationToken) is { } filter && state.IsValid
                ? await reading.Count(filter, cancellationToken) : null;

        /// <summary>Whatever else was asked for changes nothing.</summary>
        /// <param name="posted">The field that was chosen for a new condition stands under the place of its group, "1.new".</param>
        public async Task Rearrange(
            SegmentFilter root, string asked, Dictionary<string, string?> posted, CancellationToken cancellationToken)
        {
            var (verb, path) = asked.Split(':', 2) is [var first, var second] ? (first, second) : ("", "");
            var places = path.Split('.', StringSplitOptions.RemoveEmptyEntries);
            if (Array.Exists(places, place => !int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            {
                return;
            }

            var steps = Array.ConvertAll(places, place => int.Parse(place, CultureInfo.InvariantCulture));
            var to = verb == "remove" ? steps.SkipLast(1) : steps;
            SegmentFilter? group = to.Aggregate((SegmentFilter?)root, (at, step) => at?.Conditions is { } parts && step < parts.Count
                ? parts[step] : null);
            if (group?.Conditions is not { } conditions || conditions.Count >= SegmentFilter.MostConditions)
            {
                return;
            }

            switch (verb)
            {
                case "add" when await fields.Find(posted.GetValueOrDefault(path.Length == 0
                    ? "new" : $"{path}.new"), cancellationToken) is { } field:
                    conditions.Add(new SegmentFilter { Field = field.Field, Operator = SegmentOperator.Of(field).First().Name });
                    break;
                case "group" when steps.Length + 1 < SegmentFilter.Deepest:
                    conditions.Add(new SegmentFilter { Match = SegmentFilter.Any, Conditions = [] });
                    break;
                case "remove" when steps.Length > 0 && steps[^1] < conditions.Count:
                    conditions.RemoveAt(steps[^1]);
                    break;
            }
        }

        public async Task<IResult> Page(Guid? id, SegmentInput input, FormState state, int? count, CancellationToken cancellationToken)
            => Ui.Page<SegmentEditor>(
                new { Id = id, Form = input, State = state, Fields = await fields.All(cancellationToken), Count = count },
                state.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
