using System.Globalization;

namespace Platform.History;

/// <summary>An action that somebody writes down: form and body of the API.</summary>
[FormLabels(typeof(HistoryText))]
public sealed class ActionInput
{
    public string? Title { get; set; }

    /// <summary>With the marks of <see cref="RichText"/>.</summary>
    public string? Note { get; set; }

    /// <summary>"call", "conversation", "appointment" or "other".</summary>
    public string? Type { get; set; }

    /// <summary>When it happened: with a zone as programs write it, without one as the clock in the salon showed it. Now when left out.</summary>
    public string? At { get; set; }

    public IReadOnlyList<IFormFile>? Files { get; set; }

    /// <summary>Why a recording may be kept; asked for with a file of sound.</summary>
    public RecordingBasis? RecordingBasis { get; set; }

    /// <summary>The caller was told that the call is recorded.</summary>
    public bool CallerTold { get; set; }

    /// <summary>The state that a change starts from; a stale one is refused.</summary>
    public int? Version { get; set; }
}

/// <summary>What an action says, in the form in which it is stored.</summary>
internal sealed record ActionWords(ActionKind Kind, string Title, string? Note, DateTime At);

/// <summary>The rules of an action: the same for writing and changing one, on the card and by a program.</summary>
internal sealed class ActionChecks(HistoryDb db, Moments moments, IStringLocalizer<HistoryText> texts, IStringLocalizer<UiText> common)
{
    private const string Zoned = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";
    private static readonly string[] OnTheWall = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];
    private static readonly string[] WithZone = [Zoned, "yyyy-MM-dd'T'HH:mmK"];
    private static readonly DateTime Earliest = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Null when something is wrong; the state then says what.</summary>
    /// <param name="before">What a field that is left out keeps.</param>
    public ActionWords? Read(ActionInput input, FormState state, OwnAction? before = null)
    {
        var kind = ActionKinds.Parse(input.Type?.Trim() ?? "") ?? (string.IsNullOrWhiteSpace(input.Type) ? before?.Kind : null);
        if (kind is not { } known || !OwnAction.Kinds.Contains(known))
        {
            state.Add(nameof(input.Type), texts["NoSuchType", string.Join(", ", OwnAction.Kinds.Select(ActionKinds.Code))]);
        }

        var title = RichText.Clean(input.Title).Replace('\n', ' ');
        if (title.Length == 0)
        {
            state.Add(nameof(input.Title), common["IsRequired", texts[nameof(input.Title)].Value]);
        }
        else if (title.Length > OwnAction.LongestTitle)
        {
            state.Add(nameof(input.Title), common["TooLong", texts[nameof(input.Title)].Value, OwnAction.LongestTitle]);
        }

        var note = RichText.Clean(input.Note);
        if (note.Length > OwnAction.LongestNote)
        {
            state.Add(nameof(input.Note), common["TooLong", texts[nameof(input.Note)].Value, OwnAction.LongestNote]);
        }

        var at = string.IsNullOrWhiteSpace(input.At) ? before?.At ?? db.Now : Moment(input.At.Trim());
        if (at is null || at < Earliest || at > db.Now.AddYears(2))
        {
            state.Add(nameof(input.At), texts["NoMoment"]);
        }

        return state.IsValid ? new ActionWords(kind!.Value, title, note.Length == 0 ? null : note, at!.Value) : null;
    }

    /// <summary>D-41: a recording without a basis, or of somebody who did not know, is refused. False says so in the state.</summary>
    public bool MayKeep(ActionInput input, IEnumerable<FiledDocument> kept, FormState state)
    {
        if (kept.Any(document => document.IsSound))
        {
            if (input.RecordingBasis is null)
            {
                state.Add(nameof(input.RecordingBasis), texts["BasisNeeded"]);
            }

            if (!input.CallerTold)
            {
                state.Add(nameof(input.CallerTold), texts["TellingNeeded"]);
            }
        }

        return state.IsValid;
    }

    private DateTime? Moment(string typed)
        => DateTime.TryParseExact(typed, OnTheWall, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall) ? moments.Utc(wall)
            : DateTimeOffset.TryParseExact(typed, WithZone, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment.UtcDateTime
            : null;
}
