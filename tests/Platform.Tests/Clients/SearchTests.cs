using Platform.Clients.Searching;

namespace Platform.Tests.Clients;

public class SearchTests
{
    public static TheoryData<string> SpellingsOfBerg =>
    [
        "van den berg", "vd berg", "v.d. berg", "v/d berg", "vandenberg", "vdberg", "Anna VAN DEN Berg", "berg anna", "berg", "van den be",
    ];

    [Theory]
    [MemberData(nameof(SpellingsOfBerg))]
    public void Every_spelling_of_a_surname_finds_the_client(string query)
    {
        Assert.True(Finds(query, SearchText.OfName("Anna", "van den", "Berg", null)));
        Assert.True(Finds(query, SearchText.OfName("Anna", null, "van den Berg", null)));
        Assert.True(Finds(query, SearchText.OfName("Anna", "v.d.", "Berg", null)));
    }

    [Theory]
    [InlineData("José", null, "Müller", "jose muller")]
    [InlineData("Ayşe", null, "Çelik", "ayse celik")]
    [InlineData("Søren", null, "Groß", "soren gross")]
    [InlineData("Lucia", "d'", "Ancona", "d’ancona")]
    [InlineData("Lucia", "d'", "Ancona", "ancona")]
    [InlineData("Anne-Marie", null, "Smit", "annemarie")]
    [InlineData("Annemarie", null, "Smit", "anne-marie")]
    [InlineData("Piet", "van 't", "Hoff", "van het hoff")]
    [InlineData("Jan", null, "Vandenbroeck", "van den broeck")]
    [InlineData("Anna", null, "Jongsma-van der Sluis", "v.d. sluis")]
    [InlineData("J.P.", null, "Jansen", "jp jansen")]
    [InlineData("Όλγα", null, "Παπά", "ολγα παπα")]
    [InlineData("ليلى", null, "منصور", "منصور")]
    public void Accents_case_and_signs_do_not_count(string first, string? infix, string last, string query) =>
        Assert.True(Finds(query, SearchText.OfName(first, infix, last, null)));

    [Fact]
    public void A_nickname_finds_the_client_too() =>
        Assert.True(Finds("annie", SearchText.OfName("Anna", null, "Smit", "Annie")));

    [Fact]
    public void Another_name_does_not_find_the_client() =>
        Assert.False(Finds("anna smit", SearchText.OfName("Anna", null, "Jansen", null)));

    [Fact]
    public void Words_start_with_a_space() =>
        Assert.Equal(" anna van den berg vandenberg vdberg", SearchText.OfName("Anna", "van den", "Berg", "Anna van den Berg"));

    [Theory]
    [InlineData("06 12 34 56 78")]
    [InlineData("0612345678")]
    [InlineData("06-1234 5678")]
    [InlineData("+31 6 12345678")]
    [InlineData("+31 (0)6 12345678")]
    [InlineData("0031612345678")]
    [InlineData("31612345678")]
    [InlineData("5678")]
    [InlineData("Anna@Example.org")]
    [InlineData("anna@exam")]
    [InlineData("example.org")]
    [InlineData("anna.j 0612")]
    public void A_number_or_an_address_is_found_however_it_is_typed(string query) =>
        Assert.True(Finds(query, SearchText.OfContact("anna@example.org", "+31612345678", null) + " j"));

    [Fact]
    public void Belgian_numbers_are_found_at_home_and_from_abroad()
    {
        var text = SearchText.OfContact(null, "+32470123456");

        Assert.Equal(" 0470123456 32470123456", text);
        Assert.True(Finds("0470 12 34 56", text));
        Assert.True(Finds("+32 470 12", text));
    }

    [Fact]
    public void Nothing_typed_is_no_term() => Assert.Empty(SearchTerms.Of("  -- !? "));

    private static bool Finds(string query, string text) =>
        SearchTerms.Of(query).All(term => text.Contains(term, StringComparison.Ordinal));
}
