using System.Globalization;

namespace Platform.History;

/// <summary>A place in a history: what comes behind it is older. Unlike a page number it stays right while new lines come in.</summary>
internal sealed record HistoryCursor(DateTime At, Guid Id)
{
    public static HistoryCursor Of(HistoryEntry entry) => new(entry.At, entry.Id);

    /// <summary>Null when there is none, or nobody of ours wrote it.</summary>
    public static HistoryCursor? Parse(string? text)
        => text?.Split('-', 2) is [var ticks, var id]
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks
            && Guid.TryParseExact(id, "N", out var known)
            ? new HistoryCursor(new DateTime(at, DateTimeKind.Utc), known)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.Ticks}-{Id:N}");

    /// <summary>The lines behind this place, newest first.</summary>
    public IQueryable<HistoryEntry> Older(IQueryable<HistoryEntry> entries)
        => entries.Where(entry => entry.At < At || (entry.At == At && entry.Id.CompareTo(Id) < 0));
}
