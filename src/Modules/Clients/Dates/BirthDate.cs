namespace Platform.Clients.Dates;

/// <summary>How the reading of a date of birth ended.</summary>
internal enum BirthDateOutcome
{
    Read,
    Unreadable,
    Future,
    /// <summary>Longer ago than anybody lives: spreadsheets and tills write 01-01-1900 where they know nothing.</summary>
    TooLongAgo,
}

/// <summary>A date of birth, with or without its year; the same for a form, the API and a file.</summary>
internal static class BirthDate
{
    private const int LongestLife = 120;

    /// <param name="today">In the salon's time zone.</param>
    /// <param name="birthDate">"YYYY-MM-DD" or "--MM-DD" when it could be read; null otherwise.</param>
    public static BirthDateOutcome Read(ReadOnlySpan<char> text, DateOrder order, DateOnly today, out string? birthDate)
    {
        birthDate = null;
        if (DateReading.Read(text, order, today) is not { } date)
        {
            return BirthDateOutcome.Unreadable;
        }

        if (date.HasYear && date.ToDateOnly() > today)
        {
            return BirthDateOutcome.Future;
        }

        if (date.HasYear && date.Year < today.Year - LongestLife)
        {
            return BirthDateOutcome.TooLongAgo;
        }

        birthDate = date.ToString();
        return BirthDateOutcome.Read;
    }
}
