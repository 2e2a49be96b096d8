using Platform.Clients.Dates;

namespace Platform.Tests.Clients;

public class DateReadingTests
{
    private static readonly DateOnly Today = new(2026, 5, 20);

    [Theory]
    [InlineData("03-04-1985", "1985-04-03")]
    [InlineData("3-4-1985", "1985-04-03")]
    [InlineData("03/04/1985", "1985-04-03")]
    [InlineData("03.04.85", "1985-04-03")]
    [InlineData("12-03-12", "2012-03-12")]
    [InlineData("12-03-27", "1927-03-12")]
    [InlineData("1985-03-12", "1985-03-12")]
    [InlineData("1985-03-12T00:00:00", "1985-03-12")]
    [InlineData("12-03-1985 00:00", "1985-03-12")]
    [InlineData("19850312", "1985-03-12")]
    [InlineData("12 mrt 1985", "1985-03-12")]
    [InlineData("12 maart 1985", "1985-03-12")]
    [InlineData("March 12, 1985", "1985-03-12")]
    [InlineData("31117", "1985-03-11")]
    [InlineData("--0312", "--03-12")]
    [InlineData("--03-12", "--03-12")]
    [InlineData("12-03", "--03-12")]
    [InlineData("1604-03-12", "--03-12")]
    [InlineData("0000-03-12", "--03-12")]
    [InlineData("29-02-2000", "2000-02-29")]
    [InlineData("--0229", "--02-29")]
    [InlineData("29-02-2001", null)]
    [InlineData("31-04-1985", null)]
    [InlineData("1985", null)]
    [InlineData("12-maartje", null)]
    [InlineData("gisteren", null)]
    [InlineData("-", null)]
    [InlineData("1-2-3-4", null)]
    [InlineData("12-03-198", null)]
    public void A_date_is_read_as_people_write_it(string typed, string? stored) =>
        Assert.Equal(stored, DateReading.Read(typed, DateOrder.DayFirst, Today)?.ToString());

    [Theory]
    [InlineData("03-04-1985", "1985-03-04")]
    [InlineData("12/25", "--12-25")]
    [InlineData("12 mrt 1985", "1985-03-12")]
    [InlineData("25-12-1990", null)]
    public void A_column_may_have_the_month_first(string typed, string? stored) =>
        Assert.Equal(stored, DateReading.Read(typed, DateOrder.MonthFirst, Today)?.ToString());

    [Theory]
    [InlineData("20-05-2026", "Read")]
    [InlineData("21-05-2026", "Future")]
    [InlineData("12-03-1899", "TooLongAgo")]
    [InlineData("--0312", "Read")]
    [InlineData("ooit", "Unreadable")]
    public void Nobody_is_born_in_the_future_or_two_centuries_ago(string typed, string outcome) =>
        Assert.Equal(outcome, BirthDate.Read(typed, DateOrder.DayFirst, Today, out _).ToString());
}
