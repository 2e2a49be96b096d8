namespace Platform.Clients.Notes;

/// <summary>The salon says which categories its notes have, and where each shows.</summary>
internal sealed class KeepNoteCategories : IFeature
{
    private const string Path = "/settings/note-categories";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet(Path, Show).Needs(Right.ChangeSettings);
        doors.Staff.MapPost(Path, FromPage).Needs(Right.ChangeSettings);
        doors.Staff.MapPost($"{Path}/remove", Remove).Needs(Right.ChangeSettings);
        doors.Api.MapGet(Path, Read).Needs(Right.SeeClients).WithSummary("The categories of notes, and where each shows.");
    }

    private static async Task<RazorComponentResult<NoteCategoriesPage>> Show(NoteCategories categories, CancellationToken cancellationToken)
        => Ui.Page<NoteCategoriesPage>(new { Categories = await categories.Offered(cancellationToken) });

    private static async Task<IResult> FromPage(
        Posted<CategoriesForm> posted, NoteCategories categories, Flash flash, Here here, IStringLocalizer<ClientsText> texts,
        IStringLocalizer<UiText> common, CancellationToken cancellationToken)
    {
        var (form, state) = (posted.Value, posted.State);
        var offered = await categories.Offered(cancellationToken);
        var shown = offered.Where(known => form.Known.Contains(known.Name))
            .Select(known => known with
            {
                AtAgenda = form.AtAgenda.Contains(known.Name), AtCheckout = form.AtCheckout.Contains(known.Name),
            }).ToList();
        var added = string.Concat((form.Added ?? "").Where(letter => !char.IsControl(letter))).Trim();
        if (added.Length > ClientNote.LongestCategory)
        {
            state.Add(nameof(form.Added), common["TooLong", texts[nameof(form.Added)].Value, ClientNote.LongestCategory]);
        }
        else if (added.Length > 0 && await categories.Find(added, cancellationToken) is { } known)
        {
            state.Add(nameof(form.Added), texts["CategoryExists", categories.LabelOf(known)]);
        }

        if (!state.IsValid)
        {
            var typed = offered.Select(known => shown.Find(chosen => chosen.Name == known.Name) ?? known).ToList();
            return Ui.Page<NoteCategoriesPage>(new { Categories = typed, State = state }, StatusCodes.Status422UnprocessableEntity);
        }

        await categories.Show(shown, cancellationToken);
        if (added.Length > 0)
        {
            await categories.Add(added, cancellationToken);
        }

        flash.Success(texts["Saved"]);
        return TypedResults.LocalRedirect(here[Path]);
    }

    private static async Task<IResult> Remove(
        Posted<RemovedForm> posted, NoteCategories categories, Flash flash, Here here, IStringLocalizer<ClientsText> texts,
        CancellationToken cancellationToken)
    {
        var offered = await categories.Offered(cancellationToken);
        if (offered.FirstOrDefault(known => known.IsOwn && known.Name == posted.Value.Name) is { } own)
        {
            await categories.Remove(own.Name, cancellationToken);
            flash.Success(texts["CategoryRemoved", own.Label]);
        }

        return TypedResults.LocalRedirect(here[Path]);
    }

    private static Task<IReadOnlyList<OfferedCategory>> Read(NoteCategories categories, CancellationToken cancellationToken)
        => categories.Offered(cancellationToken);

    /// <summary>Names of categories: those on the page, those ticked, and a new one.</summary>
    [FormLabels(typeof(ClientsText))]
    internal sealed class CategoriesForm
    {
        public List<string> Known { get; set; } = [];

        public List<string> AtAgenda { get; set; } = [];

        public List<string> AtCheckout { get; set; } = [];

        public string? Added { get; set; }
    }

    /// <summary>The category that goes. Adding the same word brings it back as it was.</summary>
    internal sealed class RemovedForm
    {
        public string? Name { get; set; }
    }
}
