namespace Platform.Clients.Fields;

/// <summary>The salon chooses what must be filled in for a new client, beside the fields of its own.</summary>
internal sealed class RequireFields : IFeature
{
    private const string Path = "/settings/client-fields";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet(Path, Show).Needs(Right.ChangeSettings);
        doors.Staff.MapPost(Path, FromPage).Needs(Right.ChangeSettings);
        doors.Api.MapGet(Path, Read).Needs(Right.SeeClients).WithSummary("The fields that a new client must have, besides the first name.");
        doors.Api.MapPut(Path, FromProgram).Needs(Right.ChangeSettings).WithSummary("Sets the fields that a new client must have.");
    }

    private static async Task<RazorComponentResult<RequireFieldsPage>> Show(
        RequiredFields fields, OwnFields own, CancellationToken cancellationToken)
        => Ui.Page<RequireFieldsPage>(new
        {
            Required = Names(await fields.Read(cancellationToken)),
            Own = (await own.All(cancellationToken)).Select(OwnFieldView.Of).ToList(),
        });

    private static async Task<IResult> FromPage(
        Posted<RequiredInput> posted, RequiredFields fields, Flash flash, Here here, IStringLocalizer<ClientsText> texts,
        CancellationToken cancellationToken)
    {
        await fields.Save(RequiredFields.Parse(posted.Value.Required), cancellationToken);
        flash.Success(texts["Saved"]);
        return TypedResults.LocalRedirect(here[Path]);
    }

    private static async Task<RequiredInput> Read(RequiredFields fields, CancellationToken cancellationToken)
        => new() { Required = [.. Names(await fields.Read(cancellationToken))] };

    private static async Task<Results<Ok<RequiredInput>, ProblemHttpResult>> FromProgram(
        RequiredInput input, RequiredFields fields, IStringLocalizer<ClientsText> texts, CancellationToken cancellationToken)
    {
        var required = RequiredFields.Parse(input.Required);
        if (required.Count < input.Required.Distinct().Count())
        {
            var state = new FormState();
            state.Add("required", texts["NoSuchField", string.Join(", ", Names(RequiredField.All))]);
            return ApiProblems.Invalid(state);
        }

        await fields.Save(required, cancellationToken);
        return TypedResults.Ok(new RequiredInput { Required = [.. Names(required)] });
    }

    private static IReadOnlyList<string> Names(IEnumerable<RequiredField> fields) => [.. fields.Select(field => field.Name)];

    /// <summary>Names of fields as the API writes them.</summary>
    internal sealed class RequiredInput
    {
        public List<string> Required { get; set; } = [];
    }
}
