namespace Platform.History;

/// <summary>An action as people see it in a history.</summary>
/// <param name="Type">Its kind as the address writes it.</param>
public sealed record ShownAction(
    Guid Id, string Type, string Title, string? Note, DateTime At, IReadOnlyList<ShownDocument> Documents, bool IsRemoved, bool MayChange,
    string? ChangedBy, DateTime? ChangedAt);

/// <summary>An action as the API tells it.</summary>
internal sealed record ActionView(
    Guid Id, DateTime At, string Type, string Title, string? Note, string Actor, DateTime WrittenAt, string? ChangedBy, DateTime? ChangedAt, int Version,
    IReadOnlyList<DocumentView> Documents);

/// <summary>What the person of this scope sees of actions, and which ones this person may change.</summary>
internal sealed class ActionSight(HistoryDb db, TenantContext salon, DocumentSight documents)
{
    /// <summary>Your own, and with the right everybody's.</summary>
    public bool MayChange(OwnAction action) => salon.Actor.May(Right.WriteNotes)
        && ((action.AuthorId is { } author && author == salon.Actor.Id) || salon.Actor.May(Right.ChangeNotesOfOthers));

    public async Task<ActionView> View(OwnAction action, Guid clientId, CancellationToken cancellationToken)
    {
        var kept = await db.Documents.AsNoTracking().Where(document => document.SubjectId == action.Id && document.RemovedAt == null)
            .OrderBy(document => document.FileName).ToListAsync(cancellationToken);
        return new(
            action.Id, action.At, ActionKinds.Code(action.Kind), action.Title, action.Note, action.Author, action.WrittenAt, action.ChangedBy, action.ChangedAt,
            action.Version, [.. kept.Where(documents.MayOpen).Select(document => documents.View(document, clientId))]);
    }

    /// <summary>The actions behind lines of a history, by their ids.</summary>
    /// <param name="clientId">Whose card is open; null where all clients stand together.</param>
    public async Task<IReadOnlyDictionary<Guid, ShownAction>> Shown(
        IReadOnlyCollection<HistoryEntry> lines, Guid? clientId, CancellationToken cancellationToken)
    {
        var ids = lines.Where(line => line.Name == HistoryEntry.OwnActionName).Select(line => line.EventId).ToList();
        if (ids.Count == 0)
        {
            return new Dictionary<Guid, ShownAction>();
        }

        var actions = await db.OwnActions.AsNoTracking().Where(action => ids.Contains(action.Id)).ToListAsync(cancellationToken);
        var kept = await db.Documents.AsNoTracking().Where(document => ids.Contains(document.SubjectId) && document.RemovedAt == null)
            .OrderBy(document => document.FileName).ToListAsync(cancellationToken);
        return actions.ToDictionary(action => action.Id, action => Shown(action, kept, clientId ?? action.ClientId));
    }

    public ShownAction Shown(OwnAction action, IEnumerable<Document> kept, Guid clientId) => new(
        action.Id, ActionKinds.Code(action.Kind), action.Title, action.Note, action.At,
        [.. kept.Where(document => document.SubjectId == action.Id).Select(document => documents.Shown(document, clientId))],
        action.RemovedAt is not null, MayChange(action), action.ChangedBy, action.ChangedAt);
}
