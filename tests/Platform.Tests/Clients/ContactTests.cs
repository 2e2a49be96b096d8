using Platform.Clients.Contact;

namespace Platform.Tests.Clients;

public class ContactTests
{
    [Theory]
    [InlineData("1234ab", "NL", "1234 AB")]
    [InlineData("1234 AB", "NL", "1234 AB")]
    [InlineData("1234  Ab", "NL", "1234 AB")]
    [InlineData("3011AB", "NL", "3011 AB")]
    [InlineData("0123 AB", "NL", null)]
    [InlineData("1234 SS", "NL", null)]
    [InlineData("1234 sa", "NL", null)]
    [InlineData("9000", "NL", null)]
    [InlineData("9000", "BE", "9000")]
    [InlineData("B-9000", "BE", "9000")]
    [InlineData("0900", "BE", null)]
    [InlineData("sw1a 1aa", "GB", "SW1A 1AA")]
    public void A_postcode_is_stored_in_one_form(string typed, string country, string? stored) =>
        Assert.Equal(stored, Postcode.Parse(typed, country));

    [Theory]
    [InlineData(" Anna.Jansen@Example.ORG ", "Anna.Jansen@example.org")]
    [InlineData("anna+knippen@example.org", "anna+knippen@example.org")]
    [InlineData("info@café.example", "info@café.example")]
    [InlineData("zoë@example.org", "zoë@example.org")]
    [InlineData("anna@example", null)]
    [InlineData("anna.example.org", null)]
    [InlineData("anna@@example.org", null)]
    [InlineData("anna jansen@example.org", null)]
    [InlineData(".anna@example.org", null)]
    [InlineData("anna..j@example.org", null)]
    [InlineData("anna@-example.org", null)]
    [InlineData("anna@example..org", null)]
    [InlineData("anna@127.0.0.1", null)]
    [InlineData("anna@exa mple.org", null)]
    [InlineData("<anna@example.org>", null)]
    [InlineData("@example.org", null)]
    [InlineData("anna@", null)]
    [InlineData("", null)]
    public void An_address_is_stored_or_refused(string typed, string? stored) => Assert.Equal(stored, EmailAddress.Parse(typed));

    [Fact]
    public void An_address_has_at_most_254_characters()
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('d', 60), 3)) + ".org";

        Assert.NotNull(EmailAddress.Parse($"{new string('a', 64)}@{domain}"));
        Assert.Null(EmailAddress.Parse($"{new string('a', 65)}@{domain}"));
        Assert.Null(EmailAddress.Parse($"a@dddddddddd.{domain}.{new string('e', 60)}.org"));
    }

    [Fact]
    public void Matching_ignores_case() => Assert.Equal("anna@example.org", EmailAddress.MatchingKey("Anna@example.org"));

    [Theory]
    [InlineData("Dorpsstraat 12-A 2hg", "Dorpsstraat", "12", "A 2hg")]
    [InlineData("Plein 1940-1945 7", "Plein 1940-1945", "7", null)]
    [InlineData("1e Helmersstraat 3bis", "1e Helmersstraat", "3", "bis")]
    [InlineData("Kerkweg 4", "Kerkweg", "4", null)]
    [InlineData("Prinsengracht 263-2", "Prinsengracht", "263", "2")]
    [InlineData("Meir 12 bus 3", "Meir", "12", "bus 3")]
    [InlineData("Lange Nieuwstraat 101 A", "Lange Nieuwstraat", "101", "A")]
    [InlineData("Kerkstraat 5, 2e verdieping", "Kerkstraat", "5", "2e verdieping")]
    [InlineData("Plein 1940 12", "Plein 1940 12", null, null)]
    [InlineData("Plein 1940-1945", "Plein 1940-1945", null, null)]
    [InlineData("12 Main Street", "12 Main Street", null, null)]
    [InlineData("Postbus", "Postbus", null, null)]
    public void An_address_line_is_split_where_that_is_sure(string line, string street, string? number, string? addition) =>
        Assert.Equal(new StreetLine(street, number, addition), StreetLine.Split(line));

    [Theory]
    [InlineData("www.example.org", "https://www.example.org")]
    [InlineData("http://example.org/a", "http://example.org/a")]
    [InlineData("javascript://example.org/%0Aalert(1)", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("https://example.org@evil.example", null)]
    [InlineData("geen", null)]
    public void A_website_is_a_link_that_is_safe_to_open(string typed, string? stored) => Assert.Equal(stored, WebAddress.Parse(typed));

    [Theory]
    [InlineData("België", "BE")]
    [InlineData("nl", "NL")]
    [InlineData("The Netherlands", "NL")]
    [InlineData("Atlantis", null)]
    public void A_country_is_stored_as_two_letters(string typed, string? stored) => Assert.Equal(stored, CountryCode.Parse(typed));
}
