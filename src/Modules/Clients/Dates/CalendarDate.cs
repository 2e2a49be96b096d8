using System.Globalization;

namespace Platform.Clients.Dates;

/// <summary>A date that may lack its year, as birthdays often do.</summary>
/// <param name="Year">0 when it is not known.</param>
internal readonly record struct CalendarDate(int Year, int Month, int Day)
{
    // A birthday on 29 February needs a leap year to stand in.
    private const int SomeLeapYear = 2000;

    public bool HasYear => Year != 0;

    public bool Exists =>
        Year is >= 0 and <= 9999 && Month is >= 1 and <= 12
        && Day >= 1 && Day <= DateTime.DaysInMonth(HasYear ? Year : SomeLeapYear, Month);

    /// <exception cref="ArgumentOutOfRangeException">The year is not known.</exception>
    public DateOnly ToDateOnly() => new(Year, Month, Day);

    /// <summary>As it is stored: "1985-03-12", or "--03-12" (ISO 8601:2000) without a year.</summary>
    public override string ToString() => HasYear
        ? ToDateOnly().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"--{Month:00}-{Day:00}");

    /// <summary>As people of the current language write it: "12 maart 1985", "12 March".</summary>
    public string InWords() => HasYear
        ? ToDateOnly().ToString("d MMMM yyyy", CultureInfo.CurrentCulture)
        : new DateOnly(SomeLeapYear, Month, Day).ToString("d MMMM", CultureInfo.CurrentCulture);

    /// <summary>In years; null when the year is not known.</summary>
    public int? AgeOn(DateOnly today)
    {
        if (!HasYear)
        {
            return null;
        }

        var years = today.Year - Year;
        return ToDateOnly() > today.AddYears(-years) ? years - 1 : years;
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static CalendarDate OfStored(string stored) => new(
        stored[0] == '-' ? 0 : int.Parse(stored.AsSpan(0, 4), CultureInfo.InvariantCulture),
        int.Parse(stored.AsSpan(stored.Length - 5, 2), CultureInfo.InvariantCulture),
        int.Parse(stored.AsSpan(stored.Length - 2), CultureInfo.InvariantCulture));
}
