using System.ComponentModel.DataAnnotations;

namespace Platform.Marketing;

/// <summary>What a label is made of; the same for the form and the API.</summary>
[FormLabels(typeof(MarketingText))]
public sealed class LabelInput
{
    [Required, StringLength(Label.LongestName)]
    public string? Name { get; set; }

    /// <summary>A colour by name ("teal") or as "#0f8a7e"; left out, the name chooses.</summary>
    public string? Color { get; set; }

    [StringLength(Label.LongestDescription)]
    public string? Description { get; set; }

    internal static LabelInput Of(Label label)
        => new() { Name = label.Name, Color = LabelColors.NameOf(label.Color), Description = label.Description };
}

/// <summary>Makes a label, and lists the labels there are.</summary>
internal sealed class CreateLabel : IFeature
{
    public void Map(Doors doors)
    {
        doors.Api.MapGet("/labels", List).Needs(Right.SeeClients).WithSummary("The salon's labels.");
        doors.Api.MapPost("/labels", Post).Needs(Right.LabelClients).WithSummary("Makes a label.");
        doors.Staff.MapPost("/marketing/labels", Create).Needs(Right.LabelClients);
    }

    private static async Task<Listing<LabelLine>> List(int? page, int? pageSize, MarketingDb db, CancellationToken cancellationToken)
    {
        var (number, size) = Listing<LabelLine>.Bounds(page, pageSize);
        var lines = await LabelLine.All(db, cancellationToken);
        return new Listing<LabelLine>([.. lines.Skip((number - 1) * size).Take(size)], lines.Count, number, size);
    }

    private static async Task<IResult> Post(
        LabelInput input, MarketingDb db, IStringLocalizer<MarketingText> texts, CancellationToken cancellationToken)
    {
        var state = new FormState();
        return await Make(input, state, db, texts, cancellationToken) is { } label
            ? TypedResults.Created($"/api/v1/labels/{label.Id}", LabelLine.Of(label))
            : ApiProblems.Invalid(state);
    }

    private static async Task<IResult> Create(
        Posted<LabelInput> posted, MarketingDb db, Flash flash, Here here, IStringLocalizer<MarketingText> texts,
        CancellationToken cancellationToken)
    {
        if (await Make(posted.Value, posted.State, db, texts, cancellationToken) is not { } label)
        {
            var overview = await MarketingOverview.Of(db, cancellationToken);
            return Ui.Page<MarketingPage>(
                new { Overview = overview, NewLabel = posted.Value, LabelState = posted.State }, StatusCodes.Status422UnprocessableEntity);
        }

        flash.Success(texts["LabelMade", label.Name]);
        return TypedResults.LocalRedirect(here["/marketing"]);
    }

    /// <returns>Null when something is wrong; the state says what.</returns>
    private static async Task<Label?> Make(
        LabelInput input, FormState state, MarketingDb db, IStringLocalizer<MarketingText> texts, CancellationToken cancellationToken)
    {
        var color = string.IsNullOrWhiteSpace(input.Color) ? null : LabelColors.Read(input.Color);
        Check(input, color, state, texts);
        if (!state.IsValid)
        {
            return null;
        }

        var label = Label.Named(input.Name!, color, input.Description);
        await db.SettleWithOthers(async () =>
        {
            if (await db.Labels.AnyAsync(l => l.NameKey == label.NameKey, cancellationToken))
            {
                state.Add(nameof(input.Name), texts["LabelExists", label.Name]);
                return;
            }

            db.Add(label);
            await db.SaveChangesAsync(cancellationToken);
        });
        return state.IsValid ? label : null;
    }

    internal static void Check(LabelInput input, string? color, FormState state, IStringLocalizer texts)
    {
        if (string.IsNullOrWhiteSpace(input.Name))
        {
            state.Add(nameof(input.Name), texts["NameRequired"]);
        }
        else if (input.Name.Trim().Length > Label.LongestName)
        {
            state.Add(nameof(input.Name), texts["NameTooLong", Label.LongestName]);
        }

        if (color is null && !string.IsNullOrWhiteSpace(input.Color))
        {
            state.Add(nameof(input.Color), texts["NoColor"]);
        }

        if (input.Description?.Length > Label.LongestDescription)
        {
            state.Add(nameof(input.Description), texts["DescriptionTooLong", Label.LongestDescription]);
        }
    }
}

/// <summary>A label as lists show it.</summary>
/// <param name="Clients">How many carry it.</param>
public sealed record LabelLine(Guid Id, string Name, string Color, string? Description, int Clients)
{
    internal static LabelLine Of(Label label, int clients = 0) => new(label.Id, label.Name, label.Color, label.Description, clients);

    /// <summary>Every label of the salon by name, counted in one query.</summary>
    internal static async Task<List<LabelLine>> All(MarketingDb db, CancellationToken cancellationToken)
    {
        var carried = await db.LabelsOnClients.GroupBy(c => c.LabelId).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var labels = await db.Labels.AsNoTracking().OrderBy(label => label.NameKey).ToListAsync(cancellationToken);
        return [.. labels.Select(label => Of(label, carried.GetValueOrDefault(label.Id)))];
    }
}
