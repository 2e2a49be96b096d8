using System.Globalization;
using Platform.Clients.Exporting;
using Platform.Clients.Importing;

namespace Platform.Clients.Fields;

/// <summary>What a person or a program says about an own field.</summary>
[FormLabels(typeof(ClientsText))]
public sealed class OwnFieldInput
{
    public string? LabelNl { get; set; }

    /// <summary>Empty: the Dutch one.</summary>
    public string? LabelEn { get; set; }

    /// <summary>"text", "longText"; chosen once.</summary>
    public string? Type { get; set; }

    /// <summary>One each, or one a line.</summary>
    public List<string>? Choices { get; set; }

    /// <summary>"booking", "contact", "portalSignUp", "intake".</summary>
    public List<string>? Forms { get; set; }

    public bool IsRequiredOnline { get; set; }

    internal static OwnFieldInput Of(OwnField field) => new()
    {
        LabelNl = field.LabelNl, LabelEn = field.LabelEn, Type = FieldCode.Of(field.Type), Choices = [.. field.Choices],
        Forms = [.. ChangeOwnField.Forms.Where(form => field.Forms.HasFlag(form)).Select(form => FieldCode.Of(form))],
        IsRequiredOnline = field.IsRequiredOnline,
    };
}

/// <summary>An own field as pages show it and the API tells it.</summary>
/// <param name="Key">How the fields of a client name it.</param>
public sealed record OwnFieldView(
    Guid Id, string Key, string Label, string LabelNl, string LabelEn, string Type, IReadOnlyList<string> Choices,
    IReadOnlyList<string> Forms, bool IsRequiredOnline, int Position, DateTime? RemovedAt)
{
    internal static OwnFieldView Of(OwnField field)
    {
        var said = OwnFieldInput.Of(field);
        return new(
            field.Id, field.Key, field.Label, field.LabelNl, field.LabelEn, said.Type!, said.Choices!, said.Forms!, field.IsRequiredOnline,
            field.Position, field.RemovedAt);
    }
}

/// <summary>The salon adds a field to its clients, or changes how one is called, chosen from and asked. Its type stays.</summary>
internal sealed class ChangeOwnField : IFeature
{
    public const string Path = "/settings/custom-fields";

    public static IReadOnlyList<OnlineForms> Forms { get; } =
        [OnlineForms.Booking, OnlineForms.Contact, OnlineForms.PortalSignUp, OnlineForms.Intake];

    public void Map(Doors doors)
    {
        doors.Staff.MapGet($"{Path}/new", () => Page(null, new())).Needs(Right.ChangeSettings);
        doors.Staff.MapPost($"{Path}/new", Add).Needs(Right.ChangeSettings);
        doors.Staff.MapGet($"{Path}/{{id:guid}}", Show).Needs(Right.ChangeSettings);
        doors.Staff.MapPost($"{Path}/{{id:guid}}", Change).Needs(Right.ChangeSettings);
        doors.Api.MapGet(Path, List).Needs(Right.SeeClients).WithSummary("The salon's own fields, the removed ones last.");
        doors.Api.MapPost(Path, AddForProgram).Needs(Right.ChangeSettings).WithSummary("Adds a field to the salon's clients.");
        doors.Api.MapPut($"{Path}/{{id:guid}}", ChangeForProgram).Needs(Right.ChangeSettings)
            .WithSummary("Changes a field; its type stays.");
    }

    private static RazorComponentResult<OwnFieldPage> Page(Guid? id, OwnFieldInput form, FormState? state = null)
        => Ui.Page<OwnFieldPage>(
            new { Id = id, Form = form, State = state },
            state is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Add(
        Posted<OwnFieldInput> posted, Keeping keeping, Flash flash, Here here, IStringLocalizer<ClientsText> texts,
        CancellationToken cancellationToken)
    {
        if (await keeping.Add(posted.Value, posted.State, cancellationToken) is not { } field)
        {
            return Page(null, posted.Value, posted.State);
        }

        flash.Success(texts["OwnFieldAdded", field.Label]);
        return TypedResults.LocalRedirect(here[ArrangeOwnFields.Page]);
    }

    private static async Task<IResult> Show(Guid id, ClientsDb db, CancellationToken cancellationToken)
        => await db.OwnFields.FirstOrDefaultAsync(field => field.Id == id, cancellationToken) is { } field
            ? Page(id, OwnFieldInput.Of(field))
            : TypedResults.NotFound();

    private static async Task<IResult> Change(
        Guid id, Posted<OwnFieldInput> posted, ClientsDb db, Keeping keeping, Flash flash, Here here, IStringLocalizer<ClientsText> texts,
        CancellationToken cancellationToken)
    {
        if (await db.OwnFields.FirstOrDefaultAsync(field => field.Id == id, cancellationToken) is not { } field)
        {
            return TypedResults.NotFound();
        }

        posted.Value.Forms ??= [];
        if (!await keeping.Change(field, posted.Value, posted.State, cancellationToken))
        {
            return Page(id, posted.Value, posted.State);
        }

        flash.Success(texts["Saved"]);
        return TypedResults.LocalRedirect(here[ArrangeOwnFields.Page]);
    }

    private static async Task<Listing<OwnFieldView>> List(OwnFields own, CancellationToken cancellationToken)
    {
        var fields = (await own.All(cancellationToken)).OrderBy(field => field.RemovedAt is not null).Select(OwnFieldView.Of).ToList();
        return new(fields, fields.Count, 1, OwnField.Most);
    }

    private static async Task<Results<Created<OwnFieldView>, ProblemHttpResult>> AddForProgram(
        OwnFieldInput input, Keeping keeping, Here here, CancellationToken cancellationToken)
    {
        var state = new FormState();
        return await keeping.Add(input, state, cancellationToken) is { } field
            ? TypedResults.Created(here[$"/api/v1{Path}"], OwnFieldView.Of(field))
            : ApiProblems.Invalid(state);
    }

    private static async Task<Results<Ok<OwnFieldView>, ProblemHttpResult>> ChangeForProgram(
        Guid id, OwnFieldInput input, ClientsDb db, Keeping keeping, CancellationToken cancellationToken)
    {
        if (await db.OwnFields.FirstOrDefaultAsync(field => field.Id == id, cancellationToken) is not { } field)
        {
            return ApiProblems.NotFound();
        }

        var state = new FormState();
        return await keeping.Change(field, input, state, cancellationToken)
            ? TypedResults.Ok(OwnFieldView.Of(field))
            : ApiProblems.Invalid(state);
    }

    /// <summary>What both doors lead to.</summary>
    internal sealed class Keeping(
        ClientsDb db, OwnFields own, IEnumerable<ExportPart> parts, IStringLocalizer<ClientsText> texts, IStringLocalizer<ImportText> heads,
        IStringLocalizer<UiText> common)
    {
        /// <returns>Null when the input is not right; the state then says what.</returns>
        public async Task<OwnField?> Add(OwnFieldInput input, FormState state, CancellationToken cancellationToken)
        {
            var fields = await own.All(cancellationToken);
            if (FieldCode.Parse<OwnFieldType>(input.Type) is not { } type)
            {
                state.Add(nameof(input.Type), texts["NotAChoice", texts[nameof(input.Type)].Value]);
                return null;
            }

            if (fields.Count >= OwnField.Most)
            {
                state.Add("", texts["OwnFieldsFull", OwnField.Most]);
            }

            if (!Check(input, type, fields, state))
            {
                return null;
            }

            var field = db.Add(new OwnField
            {
                Key = OwnField.NewKey(input.LabelNl!, fields.Select(one => one.Key).ToHashSet()), Type = type, LabelNl = "", LabelEn = "",
                Position = fields.Count == 0 ? 0 : fields.Max(one => one.Position) + 1,
            }).Entity;
            Take(field, input);
            await db.SaveChangesAsync(cancellationToken);
            return field;
        }

        /// <returns>False when the input is not right; the state then says what.</returns>
        public async Task<bool> Change(OwnField field, OwnFieldInput input, FormState state, CancellationToken cancellationToken)
        {
            var others = (await own.All(cancellationToken)).Where(other => other != field).ToList();
            if (Check(input, field.Type, others, state))
            {
                Take(field, input);
                await db.SaveChangesAsync(cancellationToken);
            }

            return state.IsValid;
        }

        private bool Check(OwnFieldInput input, OwnFieldType type, IReadOnlyList<OwnField> others, FormState state)
        {
            input.LabelNl = CellText.Clean(input.LabelNl, keepLines: false);
            input.LabelEn = CellText.Clean(input.LabelEn, keepLines: false) is { Length: > 0 } english ? english : input.LabelNl;
            CheckLabel(nameof(input.LabelNl), input.LabelNl, others, state);
            CheckLabel(nameof(input.LabelEn), input.LabelEn, others, state);
            input.Choices = OwnField.TakesChoices(type)
                ? [.. (input.Choices ?? []).SelectMany(lines => lines.Split('\n')).Select(line => CellText.Clean(line, keepLines: false))
                    .Where(line => line.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)]
                : [];
            if (OwnField.TakesChoices(type) && input.Choices.Count == 0)
            {
                state.Add(nameof(input.Choices), common["IsRequired", texts[nameof(input.Choices)].Value]);
            }
            else if (input.Choices.Any(choice => choice.Length > OwnFieldReading.LongestLine))
            {
                state.Add(nameof(input.Choices), common["TooLong", texts[nameof(input.Choices)].Value, OwnFieldReading.LongestLine]);
            }
            else if (input.Choices.Sum(choice => choice.Length + 1) > OwnField.LongestChoices)
            {
                state.Add(nameof(input.Choices), common["TooLong", texts[nameof(input.Choices)].Value, OwnField.LongestChoices]);
            }

            if (input.Forms?.Any(form => FieldCode.Parse<OnlineForms>(form) is not { } known || !Forms.Contains(known)) == true)
            {
                state.Add(nameof(input.Forms), texts["NoSuchField", string.Join(", ", Forms.Select(form => FieldCode.Of(form)))]);
            }

            return state.IsValid;
        }

        private void CheckLabel(string name, string label, IReadOnlyList<OwnField> others, FormState state)
        {
            var key = HeaderAliases.Key(label);
            if (key.Length == 0)
            {
                state.Add(name, common["IsRequired", texts[name].Value]);
            }
            else if (label.Length > OwnField.LongestLabel)
            {
                state.Add(name, common["TooLong", texts[name].Value, OwnField.LongestLabel]);
            }
            else if (others.SelectMany(other => new[] { other.LabelNl, other.LabelEn }).Concat(Heads())
                .Any(taken => HeaderAliases.Key(taken) == key))
            {
                state.Add(name, texts["OwnLabelTaken", label]);
            }
        }

        /// <summary>The other heads of the file of clients, in both languages: an import must be able to tell the columns apart.</summary>
        private List<string> Heads()
        {
            var (mine, all) = (CultureInfo.CurrentUICulture, new List<string>());
            foreach (var language in SalonCultures.Languages)
            {
                CultureInfo.CurrentUICulture = SalonCultures.Of(language).UICulture;
                all.AddRange(ExportColumn.All.Select(column => heads[column.Name].Value).Concat(parts.SelectMany(part => part.Columns)));
            }

            CultureInfo.CurrentUICulture = mine;
            return all;
        }

        /// <summary>A program that does not mention the forms leaves them as they are.</summary>
        private static void Take(OwnField field, OwnFieldInput input)
        {
            (field.LabelNl, field.LabelEn) = (input.LabelNl!, input.LabelEn!);
            field.ChoiceLines = string.Join(OwnField.BetweenChoices, input.Choices!);
            field.IsRequiredOnline = input.IsRequiredOnline;
            field.Forms = input.Forms is null
                ? field.Forms
                : input.Forms.Aggregate(OnlineForms.None, (forms, form) => forms | FieldCode.Parse<OnlineForms>(form)!.Value);
        }
    }
}
