using System.Globalization;

namespace Platform.Clients.Choosing;

/// <summary>On which day of a year somebody has a birthday.</summary>
internal static class BirthDays
{
    private const string LeapDay = "02-29";

    /// <summary>
    /// The days, as MM-DD, that are birthdays today or in so many days. Who was born on 29 February has it on the 28th in a year without
    /// one.
    /// </summary>
    public static IReadOnlyList<string> From(DateOnly today, int days)
    {
        var found = Enumerable.Range(0, Math.Min(days, 366) + 1).Select(today.AddDays).ToList();
        var written = found.Select(day => day.ToString("MM-dd", CultureInfo.InvariantCulture)).ToHashSet();
        if (found.Exists(day => day is { Month: 2, Day: 28 } && !DateTime.IsLeapYear(day.Year)))
        {
            written.Add(LeapDay);
        }

        return [.. written];
    }
}
