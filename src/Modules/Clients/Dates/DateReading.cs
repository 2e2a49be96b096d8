using System.Globalization;

namespace Platform.Clients.Dates;

/// <summary>
/// Reads the dates that people and spreadsheets write: 12-3-1985, 12/03/85, 12.03.1985, 1985-03-12, 19850312, 12 mrt 1985, --0312,
/// 12-03 (without a year) and Excel's day number 31118. A time behind the date is left out.
/// </summary>
internal static class DateReading
{
    /// <summary>Address books of Apple write this year where they have none.</summary>
    private const int YearForNone = 1604;

    // 18 May 1927: a smaller number has four digits and is more likely a year.
    private const int FirstSerial = 10_000;
    private const int LastSerial = 73_050;
    private const int LengthOfSerial = 5;
    private const string Separators = "-/. ,";

    // Excel counts from here, because it believes that 29 February 1900 existed.
    private static readonly DateOnly SerialStart = new(1899, 12, 30);

    /// <param name="today">Decides the century of a year in two digits: one beyond this year is in the 1900s.</param>
    /// <returns>Null when the text is no date, or one that does not exist.</returns>
    public static CalendarDate? Read(ReadOnlySpan<char> text, DateOrder order, DateOnly today)
    {
        text = WithoutTime(text.Trim());
        if (text.IsEmpty)
        {
            return null;
        }

        var date = text.IndexOfAnyExceptInRange('0', '9') < 0 ? Digits(text)
            : text.StartsWith("--") ? WithoutYear(text[2..])
            : Parts(text, order, today);
        return date is { Exists: true } ? date : null;
    }

    private static ReadOnlySpan<char> WithoutTime(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        if (colon < 0)
        {
            return text;
        }

        var end = text[..colon].LastIndexOfAny(' ', 'T');
        return end < 0 ? text : text[..end].Trim();
    }

    private static CalendarDate? Digits(ReadOnlySpan<char> digits) => digits.Length switch
    {
        8 => new CalendarDate(Number(digits[..4]), Number(digits[4..6]), Number(digits[6..])),
        <= 5 when Number(digits) is >= FirstSerial and <= LastSerial and var serial => FromSerial(serial),
        _ => null,
    };

    private static CalendarDate FromSerial(int serial)
    {
        var date = SerialStart.AddDays(serial);
        return new CalendarDate(date.Year, date.Month, date.Day);
    }

    private static CalendarDate? WithoutYear(ReadOnlySpan<char> text)
    {
        var digits = text is [_, _, '-', _, _] ? string.Concat(text[..2], text[3..]) : text;
        return digits.Length == 4 && digits.IndexOfAnyExceptInRange('0', '9') < 0
            ? new CalendarDate(0, Number(digits[..2]), Number(digits[2..]))
            : null;
    }

    private static CalendarDate? Parts(ReadOnlySpan<char> text, DateOrder order, DateOnly today)
    {
        Span<Range> ranges = stackalloc Range[4];
        var count = text.SplitAny(ranges, Separators, StringSplitOptions.RemoveEmptyEntries);
        if (count is < 2 or > 3)
        {
            return null;
        }

        var first = text[ranges[0]];
        var second = text[ranges[1]];
        var third = count == 3 ? text[ranges[2]] : [];
        if (count == 2 && first.Length == LengthOfSerial && Number(first) is >= FirstSerial and <= LastSerial and var serial)
        {
            // Behind the point stands the time of the day.
            return FromSerial(serial);
        }

        if (first.Length == 4 && count == 3)
        {
            return From(first, second, third, today);
        }

        var monthFirst = char.IsLetter(first[0]) || (order == DateOrder.MonthFirst && !char.IsLetter(second[0]));
        return monthFirst ? From(third, first, second, today) : From(third, second, first, today);
    }

    private static CalendarDate? From(ReadOnlySpan<char> year, ReadOnlySpan<char> month, ReadOnlySpan<char> day, DateOnly today)
    {
        var monthNumber = char.IsLetter(month[0]) ? MonthNames.Number(month) : Number(month);
        var yearNumber = year.Length switch
        {
            0 => 0,
            2 => WithCentury(Number(year), today),
            4 => Number(year) is YearForNone ? 0 : Number(year),
            _ => -1,
        };
        return day.Length <= 2 && yearNumber >= 0
            ? new CalendarDate(yearNumber, monthNumber, Number(day))
            : null;
    }

    private static int WithCentury(int year, DateOnly today) => year < 0 ? -1 : 2000 + year > today.Year ? 1900 + year : 2000 + year;

    /// <returns>-1 for anything but digits.</returns>
    private static int Number(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
