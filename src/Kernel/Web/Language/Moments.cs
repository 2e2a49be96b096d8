using System.Globalization;
using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Web;

/// <summary>Moments as people in the salon say them, in the salon's time zone: "vandaag 14:30", "di 24 nov 14:30".</summary>
public sealed class Moments(TenantContext salon, TimeProvider clock)
{
    private static readonly TimeZoneInfo WithoutSalon = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    private TimeZoneInfo Zone => !salon.IsSet
        ? WithoutSalon
        : field ??= TimeZoneInfo.TryFindSystemTimeZoneById(salon.Tenant.TimeZone, out var zone) ? zone : WithoutSalon;

    /// <summary>What the clock on the salon's wall shows at a moment in UTC.</summary>
    public DateTime OnTheWall(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

    /// <summary>The day in the salon now.</summary>
    public DateOnly Today => DateOnly.FromDateTime(OnTheWall(clock.GetUtcNow().UtcDateTime));

    /// <summary>The moment, in UTC, at which a day begins in the salon.</summary>
    public DateTime StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);

        // Where the clock is put forward at midnight, the day begins an hour later.
        return TimeZoneInfo.ConvertTimeToUtc(Zone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight, Zone);
    }

    /// <summary>The moment, in UTC, at which the clock on the wall shows this; of two such moments the first.</summary>
    public DateTime? Utc(DateTime? wall)
    {
        if (wall is not { } shown)
        {
            return null;
        }

        // An hour that is skipped in spring is the one after it; of an hour that comes twice in autumn the summer's comes first.
        shown = DateTime.SpecifyKind(Zone.IsInvalidTime(shown) ? shown.AddHours(1) : shown, DateTimeKind.Unspecified);
        var offset = Zone.IsAmbiguousTime(shown) ? Zone.GetAmbiguousTimeOffsets(shown).Max() : Zone.GetUtcOffset(shown);
        return DateTime.SpecifyKind(shown - offset, DateTimeKind.Utc);
    }

    /// <param name="word">The words for today, yesterday and tomorrow, by their names in <see cref="UiText"/>.</param>
    public string Text(DateTime utc, MomentPart part, Func<string, string> word)
    {
        var wall = OnTheWall(utc);
        var day = DayText(DateOnly.FromDateTime(wall), word);
        var time = wall.ToString("HH:mm", CultureInfo.InvariantCulture);
        return part switch
        {
            MomentPart.Day => day,
            MomentPart.Time => time,
            _ => $"{day} {time}",
        };
    }

    private string DayText(DateOnly day, Func<string, string> word) => (day.DayNumber - Today.DayNumber) switch
    {
        0 => word("Today"),
        -1 => word("Yesterday"),
        1 => word("Tomorrow"),
        // ICU ends some abbreviated names with a full stop, by version; we never do.
        _ => day.ToString(day.Year == Today.Year ? "ddd d MMM" : "ddd d MMM yyyy", CultureInfo.CurrentCulture)
            .Replace(".", "", StringComparison.Ordinal),
    };
}
