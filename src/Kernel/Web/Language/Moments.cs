using System.Globalization;
using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Web;

/// <summary>Moments as people in the salon say them, in the salon's time zone: "vandaag 14:30", "di 24 nov 14:30".</summary>
public sealed class Moments(TenantContext salon, TimeProvider clock)
{
    private static readonly TimeZoneInfo WithoutSalon = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    private TimeZoneInfo Zone => salon.IsSet && TimeZoneInfo.TryFindSystemTimeZoneById(salon.Tenant.TimeZone, out var zone)
        ? zone
        : WithoutSalon;

    /// <summary>What the clock on the salon's wall shows at a moment in UTC.</summary>
    public DateTime OnTheWall(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

    /// <summary>The day in the salon now.</summary>
    public DateOnly Today => DateOnly.FromDateTime(OnTheWall(clock.GetUtcNow().UtcDateTime));

    /// <param name="today">The words for today, yesterday and tomorrow, which only a page knows in its language.</param>
    internal string Text(DateTime utc, Func<string, string> word)
    {
        var wall = OnTheWall(utc);
        return $"{DayText(DateOnly.FromDateTime(wall), word)} {wall.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    internal string DayText(DateOnly day, Func<string, string> word) => (day.DayNumber - Today.DayNumber) switch
    {
        0 => word("Today"),
        -1 => word("Yesterday"),
        1 => word("Tomorrow"),
        // ICU ends some abbreviated names with a full stop, by version; we never do.
        _ => day.ToString(day.Year == Today.Year ? "ddd d MMM" : "ddd d MMM yyyy", CultureInfo.CurrentCulture).Replace(".", "", StringComparison.Ordinal),
    };
}
