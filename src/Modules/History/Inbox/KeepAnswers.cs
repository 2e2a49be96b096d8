namespace Platform.History;

/// <summary>The words that the salon answers with again and again.</summary>
internal sealed class KeepAnswers : IFeature
{
    public const string Path = "/settings/answers";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet(Path, Show).Needs(Right.ChangeSettings);
        doors.Staff.MapPost(Path, Keep).Needs(Right.ChangeSettings);
        doors.Staff.MapPost($"{Path}/{{answerId:guid}}/remove", Remove).Needs(Right.ChangeSettings);
    }

    private static async Task<IResult> Show(HistoryDb db, CancellationToken cancellationToken) => await Page(new(), null, db, cancellationToken);

    /// <summary>The same title means the same answer: its words change.</summary>
    private static async Task<IResult> Keep(
        Posted<AnswerForm> posted, HistoryDb db, Flash flash, Here here, IStringLocalizer<InboxText> texts, IStringLocalizer<UiText> common,
        CancellationToken cancellationToken)
    {
        var (form, state) = (posted.Value, posted.State);
        var title = RichText.Clean(form.Title).Replace('\n', ' ');
        var text = RichText.Clean(form.Text);
        if (title.Length is 0 or > CannedAnswer.LongestTitle)
        {
            state.Add(nameof(form.Title), title.Length == 0 ? common["IsRequired", texts[nameof(form.Title)].Value]
                : common["TooLong", texts[nameof(form.Title)].Value, CannedAnswer.LongestTitle]);
        }

        if (text.Length is 0 or > ThreadMessage.LongestText)
        {
            state.Add(nameof(form.Text), text.Length == 0 ? common["IsRequired", texts[nameof(form.Text)].Value]
                : common["TooLong", texts[nameof(form.Text)].Value, ThreadMessage.LongestText]);
        }

        if (!state.IsValid)
        {
            return await Page(form, state, db, cancellationToken);
        }

        var known = await db.CannedAnswers.FirstOrDefaultAsync(answer => answer.Title == title, cancellationToken);
        known ??= db.Add(new CannedAnswer { Title = title, Text = text }).Entity;
        known.Text = text;
        await db.SaveChangesAsync(cancellationToken);
        flash.Success(common["Saved"]);
        return TypedResults.LocalRedirect(here[Path]);
    }

    private static async Task<IResult> Remove(
        Guid answerId, HistoryDb db, Flash flash, Here here, IStringLocalizer<InboxText> texts, CancellationToken cancellationToken)
    {
        if (await db.CannedAnswers.FirstOrDefaultAsync(answer => answer.Id == answerId, cancellationToken) is not { } answer)
        {
            return TypedResults.NotFound();
        }

        db.Remove(answer);
        await db.SaveChangesAsync(cancellationToken);
        flash.Success(texts["AnswerRemoved", answer.Title]);
        return TypedResults.LocalRedirect(here[Path]);
    }

    private static async Task<IResult> Page(AnswerForm form, FormState? state, HistoryDb db, CancellationToken cancellationToken)
    {
        var kept = await db.CannedAnswers.AsNoTracking().OrderBy(answer => answer.Title).ToListAsync(cancellationToken);
        return Ui.Page<AnswersPage>(
            new { Form = form, State = state, Kept = kept.ConvertAll(answer => new ShownAnswer(answer.Id, answer.Title, answer.Text)) },
            state is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>A canned answer as it is written.</summary>
[FormLabels(typeof(InboxText))]
public sealed class AnswerForm
{
    public string? Title { get; set; }

    public string? Text { get; set; }
}

/// <summary>A canned answer on the page.</summary>
public sealed record ShownAnswer(Guid Id, string Title, string Text);
