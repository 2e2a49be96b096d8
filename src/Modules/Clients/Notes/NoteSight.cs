using System.Text.Json.Serialization;
using Platform.Clients.Card;
using Platform.Clients.Photos;

namespace Platform.Clients.Notes;

/// <summary>What the person of this scope may read of a note, and which ones this person may change.</summary>
internal sealed class NoteSight(
    TenantContext salon, NoteCategories categories, HealthSeal seal, Views views, IHttpContextAccessor accessor)
{
    /// <summary>Who lacks the right to health data learns that there is such a note, and not what it says.</summary>
    public bool MayRead(ClientNote note) => !UsualCategory.IsHealth(note.Category) || salon.Actor.May(Right.SeeHealthData);

    /// <summary>Readable here and now: health data only for somebody who proved a moment ago who they are.</summary>
    public bool IsOpen(ClientNote note) => MayRead(note)
        && (!UsualCategory.IsHealth(note.Category) || accessor.HttpContext is not { } context || FreshSignIn.IsGiven(context));

    /// <summary>What the note says. Whoever asks has looked at <see cref="MayRead"/>.</summary>
    public string TextOf(ClientNote note) => seal.Open(note);

    /// <summary>
    /// The allergies for the alert. Those with the right always see them: a treatment does not wait for a password.
    /// </summary>
    public async Task<IReadOnlyList<string>> Alert(IEnumerable<ClientNote> allergies, CancellationToken cancellationToken)
    {
        var read = allergies.Where(MayRead).ToList();
        await TellRead(read, cancellationToken);
        return read.ConvertAll(TextOf);
    }

    /// <summary>All of each note that may be read here, said in the audit log where it is health data.</summary>
    public async Task<List<ShownNote>> Show(IReadOnlyList<ClientNote> notes, CancellationToken cancellationToken)
    {
        await TellRead(notes.Where(IsOpen), cancellationToken);
        return [.. notes.Select(Shown)];
    }

    /// <summary>The same for programs.</summary>
    public async Task<List<NoteView>> View(IReadOnlyList<ClientNote> notes, CancellationToken cancellationToken)
    {
        await TellRead(notes.Where(IsOpen), cancellationToken);
        return [.. notes.Select(View)];
    }

    private Task TellRead(IEnumerable<ClientNote> notes, CancellationToken cancellationToken)
        => notes.FirstOrDefault(note => UsualCategory.IsHealth(note.Category)) is { } health
            ? views.TellHealth(health.ClientId, cancellationToken) : Task.CompletedTask;

    /// <summary>Your own notes, and with the right everybody's.</summary>
    public bool MayChange(ClientNote note) => MayRead(note) && salon.Actor.May(Right.WriteNotes)
        && ((note.AuthorId is { } author && author == salon.Actor.Id) || salon.Actor.May(Right.ChangeNotesOfOthers));

    public static ProblemHttpResult NotYours()
        => TypedResults.Problem(statusCode: StatusCodes.Status403Forbidden, title: "This note is not yours to change.");

    /// <summary>A note at a glance, where many are: what it says of health is not told.</summary>
    public ShownNote Brief(ClientNote note) => Shown(note, UsualCategory.IsHealth(note.Category) ? null : note.Text);

    public ShownNote Shown(ClientNote note) => Shown(note, IsOpen(note) ? Measure.Said(note.Category, TextOf(note)) : null);

    private ShownNote Shown(ClientNote note, string? text) => new(
        note.Id, text, note.Category is null ? null : categories.LabelOf(note.Category), UsualCategory.IsHealth(note.Category),
        note.Author, note.At, note.ChangedBy, note.ChangedAt, MayChange(note))
    {
        MayOpen = text is null && MayRead(note),
        SoundsLikeHealth = text is not null && !UsualCategory.IsHealth(note.Category) && HealthWords.In(text),
    };

    public NoteView View(ClientNote note) => new(
        note.Id, IsOpen(note) ? TextOf(note) : null, note.Category ?? UsualCategory.General, note.Author, note.At, note.ChangedBy,
        note.ChangedAt, note.Version);
}

/// <summary>A note as people see it.</summary>
/// <param name="Text">Null where it is not for this person.</param>
/// <param name="Category">As this person calls it; null for a general note.</param>
public sealed record ShownNote(
    Guid Id, string? Text, string? Category, bool IsHealth, string Author, DateTime At, string? ChangedBy, DateTime? ChangedAt,
    bool MayChange)
{
    /// <summary>The text is there for this person, after giving the password again.</summary>
    public bool MayOpen { get; init; }

    /// <summary>What stands with it.</summary>
    public IReadOnlyList<ShownPhoto> Photos { get; init; } = [];

    /// <summary>An ordinary note that had better be one about health (D-27).</summary>
    public bool SoundsLikeHealth { get; init; }
}

/// <summary>A note as the API tells it.</summary>
/// <param name="Text">Absent where it is not for the asker.</param>
internal sealed record NoteView(
    Guid Id, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text, string Category, string Author,
    DateTime At, string? ChangedBy, DateTime? ChangedAt, int Version);
