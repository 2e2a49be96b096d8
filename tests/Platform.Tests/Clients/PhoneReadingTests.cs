using Platform.Clients.Contact;

namespace Platform.Tests.Clients;

public class PhoneReadingTests
{
    [Theory]
    [InlineData("06 12345678", "+31612345678")]
    [InlineData("06-12345678", "+31612345678")]
    [InlineData("0612345678", "+31612345678")]
    [InlineData("06 12 34 56 78", "+31612345678")]
    [InlineData("+31 6 12345678", "+31612345678")]
    [InlineData("+31 (0)6-12345678", "+31612345678")]
    [InlineData("0031612345678", "+31612345678")]
    [InlineData("31612345678", "+31612345678")]
    [InlineData("020-1234567", "+31201234567")]
    [InlineData("(0318) 12 34 56", "+31318123456")]
    [InlineData("0800-1234", "+318001234")]
    [InlineData("0900-1234567", "+319001234567")]
    [InlineData("+49 151 23456789", "+4915123456789")]
    [InlineData("06-1234567", null)]
    [InlineData("061234567890", null)]
    [InlineData("geen", null)]
    [InlineData("", null)]
    [InlineData("+", null)]
    [InlineData("0000000000", null)]
    [InlineData("0612345678901234567890", null)]
    public void A_dutch_salon_reads_numbers_as_people_write_them(string typed, string? stored) =>
        Assert.Equal(stored, PhoneReading.Parse(typed, "NL")?.E164);

    [Theory]
    [InlineData("0470 12 34 56", "+32470123456")]
    [InlineData("0470/12.34.56", "+32470123456")]
    [InlineData("+32 470 12 34 56", "+32470123456")]
    [InlineData("32470123456", "+32470123456")]
    [InlineData("02 123 45 67", "+3221234567")]
    [InlineData("06-12345678", null)]
    public void A_belgian_salon_reads_belgian_numbers(string typed, string? stored) =>
        Assert.Equal(stored, PhoneReading.Parse(typed, "BE")?.E164);

    [Theory]
    [InlineData("612345678", "NL", "ZeroRestored")]
    [InlineData("470123456", "BE", "ZeroRestored")]
    [InlineData("6,12E+08", "NL", "DigitsLost")]
    [InlineData("6.12345E+8", "NL", "DigitsLost")]
    [InlineData("0612345678", "NL", "Read")]
    [InlineData("12345", "NL", "Invalid")]
    public void What_a_spreadsheet_did_to_a_number_is_told(string cell, string country, string outcome) =>
        Assert.Equal(outcome, PhoneReading.Read(cell, country, out _).ToString());

    [Theory]
    [InlineData("+31612345678", "NL", "06-12345678")]
    [InlineData("+31201234567", "NL", "020-1234567")]
    [InlineData("+31318123456", "NL", "0318-123456")]
    [InlineData("+319001234567", "NL", "0900-1234567")]
    [InlineData("+32470123456", "BE", "0470 12 34 56")]
    [InlineData("+3221234567", "BE", "02 123 45 67")]
    [InlineData("+3211123456", "BE", "011 12 34 56")]
    [InlineData("+32470123456", "NL", "+32470123456")]
    public void A_number_is_shown_as_the_salons_country_writes_it(string stored, string country, string shown) =>
        Assert.Equal(shown, new PhoneNumber(stored).Display(country));

    [Theory]
    [InlineData("+31612345678", true)]
    [InlineData("+31201234567", false)]
    [InlineData("+32470123456", true)]
    [InlineData("+3242123456", false)]
    public void Mobile_numbers_are_known_by_their_first_digits(string stored, bool isMobile) =>
        Assert.Equal(isMobile, new PhoneNumber(stored).IsMobile);

    [Fact]
    public void Only_the_last_digits_are_shown_to_who_may_not_see_more() =>
        Assert.Equal("5678", new PhoneNumber("+31612345678").LastDigits(4));
}
