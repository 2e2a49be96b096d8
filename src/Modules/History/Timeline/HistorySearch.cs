using System.Text.RegularExpressions;

namespace Platform.History;

/// <summary>
/// Finds lines by words: those of the sentence as this reader reads it, who did it, what the event says, and what people wrote down.
/// </summary>
internal sealed partial class HistorySearch(HistoryDb db, TenantContext salon, IStringLocalizer<HistoryText> texts)
{
    /// <param name="entries">Of one client; over a whole salon this would read everything.</param>
    /// <param name="words">Null finds all.</param>
    public IQueryable<HistoryEntry> Within(IQueryable<HistoryEntry> entries, string? words)
    {
        if (words is null)
        {
            return entries;
        }

        var said = texts.GetAllStrings(includeParentCultures: true)
            .Where(text => Placeholder().Replace(text.Value, "").Contains(words, StringComparison.CurrentCultureIgnoreCase))
            .Select(text => string.Join('.', text.Name.Split('.').Take(2))).Distinct().ToList();

        // What an event says may name somebody else, whom not everybody may know in full.
        var mayKnow = salon.Actor.May(Right.SeeContactData);

        // The database lowers the case, by its own rules.
#pragma warning disable CA1304, CA1311, CA1862
        var word = words.ToLower();
        return entries.Where(entry => said.Contains(entry.Name) || entry.ActorName.ToLower().Contains(word)
            || (mayKnow && entry.Payload!.ToLower().Contains(word))
            || db.OwnActions.Any(action => action.Id == entry.EventId && action.RemovedAt == null
                && (action.Title.ToLower().Contains(word) || action.Note!.ToLower().Contains(word))));
#pragma warning restore CA1304, CA1311, CA1862
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
