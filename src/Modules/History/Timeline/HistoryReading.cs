namespace Platform.History;

/// <summary>A line as pages show it.</summary>
public sealed record HistoryLine(Guid ClientId, DateTime At, string Icon, string Sentence, IReadOnlyList<HistoryDetail> Details)
{
    /// <summary>What somebody wrote down of it; null for an event.</summary>
    public ShownAction? Action { get; init; }

    /// <summary>The thread that it tells of, for who may read it.</summary>
    public LineOfThread? Thread { get; init; }
}

/// <summary>A stretch of a history, newest first.</summary>
/// <param name="After">The moment of the line above it, which already has its day as a heading; null at the top.</param>
/// <param name="Older">Where the next stretch begins; null when this is the last.</param>
public sealed record HistoryStretch(HistoryFilter Filter, IReadOnlyList<HistoryLine> Lines, DateTime? After, string? Older)
{
    /// <summary>What is wrong with the filter in the address.</summary>
    public IReadOnlyCollection<string> Complaints { get; init; } = [];
}

/// <summary>Reads a history stretch by stretch, as the address asks.</summary>
internal sealed class HistoryReading(
    HistoryDb db, Sentences sentences, ActionSight actions, HistorySearch search, ThreadReading threads, Moments moments, IStringLocalizer<HistoryText> texts)
{
    private const int AtOnce = 50;

    /// <param name="clientId">Null reads the whole salon, where an import of thousands is one line.</param>
    public async Task<HistoryStretch> Read(Guid? clientId, IQueryCollection query, CancellationToken cancellationToken)
    {
        var state = new FormState();
        var filter = HistoryFilter.Read(query, state, texts);
        var stretch = await Read(clientId, filter, HistoryCursor.Parse(query["before"]), cancellationToken);
        return stretch with { Complaints = [.. state.Errors.Values] };
    }

    /// <param name="place">Where it begins; null at the newest.</param>
    public async Task<HistoryStretch> Read(Guid? clientId, HistoryFilter filter, HistoryCursor? place, CancellationToken cancellationToken)
    {
        var all = clientId is { } id ? await db.LinesOf(id, cancellationToken) : db.Entries.AsNoTracking().Where(entry => entry.Lines == 1);
        var entries = search.Within(filter.Of(all, moments), clientId is null ? null : filter.Search);
        var found = await Newest(place?.Older(entries) ?? entries).Take(AtOnce + 1).ToListAsync(cancellationToken);
        var shown = found.Take(AtOnce).ToList();
        var older = found.Count > AtOnce ? HistoryCursor.Of(shown[^1]).ToString() : null;
        var written = await actions.Shown(shown, clientId, cancellationToken);
        var behind = await threads.Behind(shown, cancellationToken);
        var lines = shown.ConvertAll(entry => Line(entry, written.GetValueOrDefault(entry.EventId)) with { Thread = behind.GetValueOrDefault(entry.EventId) });
        return new HistoryStretch(filter, lines, place?.At, older);
    }

    internal static IQueryable<HistoryEntry> Newest(IQueryable<HistoryEntry> entries)
        => entries.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id);

    /// <summary>The details are what the sentence does not say.</summary>
    private HistoryLine Line(HistoryEntry entry, ShownAction? action)
    {
        var sentence = sentences.Of(entry);
        var details = sentences.Details(entry).Where(detail => !sentence.Contains(detail.Value, StringComparison.Ordinal));
        return new(entry.ClientId, entry.At, ActionKinds.Icon(entry.Kind), sentence, [.. details]) { Action = action };
    }
}
