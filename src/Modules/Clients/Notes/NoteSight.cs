using System.Text.Json.Serialization;

namespace Platform.Clients.Notes;

/// <summary>What the person of this scope may read of a note, and which ones this person may change.</summary>
internal sealed class NoteSight(TenantContext salon, NoteCategories categories)
{
    /// <summary>An allergy is health data: who lacks the right learns that there is one, and not which.</summary>
    public bool MayRead(ClientNote note) => note.Category != UsualCategory.Allergy || salon.Actor.May(Right.SeeHealthData);

    /// <summary>Your own notes, and with the right everybody's.</summary>
    public bool MayChange(ClientNote note) => MayRead(note) && salon.Actor.May(Right.WriteNotes)
        && ((note.AuthorId is { } author && author == salon.Actor.Id) || salon.Actor.May(Right.ChangeNotesOfOthers));

    public static ProblemHttpResult NotYours()
        => TypedResults.Problem(statusCode: StatusCodes.Status403Forbidden, title: "This note is not yours to change.");

    public ShownNote Shown(ClientNote note) => new(
        note.Id, MayRead(note) ? note.Text : null, note.Category is null ? null : categories.LabelOf(note.Category),
        note.Category == UsualCategory.Allergy, note.Author, note.At, note.ChangedBy, note.ChangedAt, MayChange(note));

    public NoteView View(ClientNote note) => new(
        note.Id, MayRead(note) ? note.Text : null, note.Category ?? UsualCategory.General, note.Author, note.At, note.ChangedBy,
        note.ChangedAt, note.Version);
}

/// <summary>A note as people see it.</summary>
/// <param name="Text">Null where it is not for this person.</param>
/// <param name="Category">As this person calls it; null for a general note.</param>
public sealed record ShownNote(
    Guid Id, string? Text, string? Category, bool IsAllergy, string Author, DateTime At, string? ChangedBy, DateTime? ChangedAt,
    bool MayChange);

/// <summary>A note as the API tells it.</summary>
/// <param name="Text">Absent where it is not for the asker.</param>
internal sealed record NoteView(
    Guid Id, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text, string Category, string Author,
    DateTime At, string? ChangedBy, DateTime? ChangedAt, int Version);
