namespace Platform.Clients.Words;

/// <summary>The salon says which words its clients' status, gender, group and way to the salon are chosen from.</summary>
internal sealed class KeepWords : IFeature
{
    private const string Path = "/settings/words";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet(Path, Show).Needs(Right.ChangeSettings);
        doors.Staff.MapPost(Path, Add).Needs(Right.ChangeSettings);
        doors.Staff.MapPost($"{Path}/{{id:guid}}/remove", Remove).Needs(Right.ChangeSettings);
        doors.Staff.MapPost($"{Path}/{{id:guid}}/restore", Restore).Needs(Right.ChangeSettings);
        doors.Api.MapGet(Path, Read).Needs(Right.SeeClients).WithSummary("The words that status, gender, group and origin are chosen from.");
        doors.Api.MapGet("/groups", Groups).Needs(Right.SeeClients).WithSummary("The salon's groups of clients, for the groupId of a client.");
        doors.Api.MapPost("/groups", AddGroup).Needs(Right.ChangeSettings);
    }

    private static async Task<IResult> Show(SalonWords words, CancellationToken cancellationToken)
        => Ui.Page<WordsPage>(new { Words = await All(words, cancellationToken) });

    private static async Task<IResult> Add(
        Posted<WordForm> posted, SalonWords words, Flash flash, Here here, IStringLocalizer<ClientsText> texts, IStringLocalizer<UiText> common,
        CancellationToken cancellationToken)
    {
        var (form, state) = (posted.Value, posted.State);
        var name = Line(form.Word);
        if (!Enum.TryParse<WordField>(form.Field, out var field) || !Enum.IsDefined(field))
        {
            state.Add(nameof(form.Word), texts["NotAChoice", texts["Words"]]);
        }
        else if (name.Length is 0 or > SalonWord.Longest)
        {
            state.Add(nameof(form.Word), name.Length == 0 ? common["IsRequired", texts["Word"].Value] : common["TooLong", texts["Word"].Value, SalonWord.Longest]);
        }
        else if (!await words.Add(field, name, cancellationToken))
        {
            state.Add(nameof(form.Word), texts["WordExists", name]);
        }

        if (!state.IsValid)
        {
            return Ui.Page<WordsPage>(
                new { Words = await All(words, cancellationToken), Failed = form.Field, State = state }, StatusCodes.Status422UnprocessableEntity);
        }

        flash.Success(texts["WordAdded", name]);
        return TypedResults.LocalRedirect(here[Path]);
    }

    private static async Task<IResult> Remove(
        Guid id, SalonWords words, Flash flash, Here here, IStringLocalizer<ClientsText> texts, CancellationToken cancellationToken)
    {
        if (await words.Remove(id, isRemoved: true, cancellationToken) is not { } word)
        {
            return TypedResults.NotFound();
        }

        flash.Success(texts["WordRemoved", word.Name], undoPath: here[$"{Path}/{id}/restore"]);
        return TypedResults.LocalRedirect(here[Path]);
    }

    private static async Task<IResult> Restore(Guid id, SalonWords words, Here here, CancellationToken cancellationToken)
        => await words.Remove(id, isRemoved: false, cancellationToken) is null ? TypedResults.NotFound() : TypedResults.LocalRedirect(here[Path]);

    private static async Task<Dictionary<string, IEnumerable<string>>> Read(SalonWords words, CancellationToken cancellationToken)
        => (await All(words, cancellationToken)).ToDictionary(
            field => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(field.Field), field => field.Words.Select(word => word.Code));

    private static async Task<Listing<GroupView>> Groups(SalonWords words, CancellationToken cancellationToken)
    {
        var groups = await words.Offered(WordField.Group, cancellationToken);
        return new([.. groups.Select(group => new GroupView(group.Id!.Value, group.Text))], groups.Count, 1, Math.Max(1, groups.Count));
    }

    /// <summary>A group that is there is answered as it is: asking twice makes one.</summary>
    private static async Task<IResult> AddGroup(
        GroupInput input, SalonWords words, IStringLocalizer<ClientsText> texts, IStringLocalizer<UiText> common,
            CancellationToken cancellationToken)
    {
        var name = Line(input.Name);
        if (name.Length is 0 or > SalonWord.Longest)
        {
            var state = new FormState();
            var label = texts["Group"].Value;
            state.Add(nameof(input.Name), name.Length == 0 ? common["IsRequired", label] : common["TooLong", label, SalonWord.Longest]);
            return ApiProblems.Invalid(state);
        }

        var isNew = await words.Add(WordField.Group, name, cancellationToken);
        var group = (await words.Offered(WordField.Group, cancellationToken))
            .First(group => group.Text.Equals(name, StringComparison.OrdinalIgnoreCase));
        var view = new GroupView(group.Id!.Value, group.Text);
        return isNew ? TypedResults.Created((string?)null, view) : TypedResults.Ok(view);
    }

    private static string Line(string? typed) => string.Concat((typed ?? "").Where(letter => !char.IsControl(letter))).Trim();

    private static async Task<List<WordsOfField>> All(SalonWords words, CancellationToken cancellationToken)
    {
        var all = new List<WordsOfField>();
        foreach (var field in Enum.GetValues<WordField>())
        {
            all.Add(new($"{field}", await words.Offered(field, cancellationToken)));
        }

        return all;
    }

    internal sealed record GroupInput(string? Name);

    /// <summary>A group as programs name it.</summary>
    internal sealed record GroupView(Guid Id, string Name);

    internal sealed class WordForm
    {
        public string? Field { get; set; }

        public string? Word { get; set; }
    }
}

/// <summary>The words of one field.</summary>
/// <param name="Field">The name of its text: "Status".</param>
public sealed record WordsOfField(string Field, IReadOnlyList<OfferedWord> Words);
