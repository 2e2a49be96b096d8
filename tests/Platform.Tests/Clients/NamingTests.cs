using Platform.Clients.Naming;

namespace Platform.Tests.Clients;

public class NamingTests
{
    [Theory]
    [InlineData("Jan van der Berg", "Jan", "van der", "Berg")]
    [InlineData("BERG, J. van den", "J.", "van den", "BERG")]
    [InlineData("Berg (van den), Anna", "Anna", "van den", "Berg")]
    [InlineData("van den Berg, Anna", "Anna", "van den", "Berg")]
    [InlineData("Anna v.d. Berg", "Anna", "v.d.", "Berg")]
    [InlineData("Anna Vanderlaan", "Anna", null, "Vanderlaan")]
    [InlineData("Lucia d'Ancona", "Lucia", "d'", "Ancona")]
    [InlineData("Fatima el Hamdaoui", "Fatima", "el", "Hamdaoui")]
    [InlineData("Anna Jongsma-van der Sluis", "Anna", null, "Jongsma-van der Sluis")]
    [InlineData("Jansen, Anna", "Anna", null, "Jansen")]
    [InlineData("Anna Jansen", "Anna", null, "Jansen")]
    [InlineData("Anna Maria de Vries", "Anna Maria", "de", "Vries")]
    [InlineData("Piet van 't Hoff", "Piet", "van 't", "Hoff")]
    [InlineData("Piet in ’t Veld", "Piet", "in ’t", "Veld")]
    [InlineData("Anna V. Smit", "Anna V.", null, "Smit")]
    [InlineData("Anna", "Anna", null, null)]
    [InlineData("Anna,", "Anna", null, null)]
    [InlineData("de Vries", null, "de", "Vries")]
    [InlineData("Berg, van den", null, "van den", "Berg")]
    public void A_whole_name_is_split(string name, string? first, string? infix, string? last) =>
        Assert.Equal(new NameParts(first, infix, last), FullName.Split(name, NameOrder.FirstNameFirst, "NL"));

    [Theory]
    [InlineData("Jansen Anna", "Anna", null, "Jansen")]
    [InlineData("van den Berg Anna Maria", "Anna Maria", "van den", "Berg")]
    [InlineData("Jansen, Anna", "Anna", null, "Jansen")]
    public void Without_a_comma_the_order_decides(string name, string first, string? infix, string last) =>
        Assert.Equal(new NameParts(first, infix, last), FullName.Split(name, NameOrder.LastNameFirst, "NL"));

    [Theory]
    [InlineData("Jan Van Den Broeck", "Jan", "Van Den Broeck")]
    [InlineData("Van Den Broeck, Jan", "Jan", "Van Den Broeck")]
    [InlineData("Broeck, Jan van den", "Jan", "van den Broeck")]
    public void In_belgium_the_infix_stays_with_the_surname(string name, string first, string last) =>
        Assert.Equal(new NameParts(first, null, last), FullName.Split(name, NameOrder.FirstNameFirst, "BE"));

    [Theory]
    [InlineData("van den Berg", "NL", "van den", "Berg")]
    [InlineData("Berg, van den", "NL", "van den", "Berg")]
    [InlineData("Berg (van den)", "NL", "van den", "Berg")]
    [InlineData("Van Den Broeck", "BE", null, "Van Den Broeck")]
    [InlineData("Jongsma-van der Sluis", "NL", null, "Jongsma-van der Sluis")]
    [InlineData("Vanderlaan", "NL", null, "Vanderlaan")]
    [InlineData("Ten", "NL", null, "Ten")]
    public void A_surname_gives_off_only_a_known_infix(string surname, string country, string? infix, string core) =>
        Assert.Equal((infix, core), Surname.Split(surname, country));

    [Theory]
    [InlineData("Anna", "van den", "Berg", "Anna van den Berg")]
    [InlineData("Lucia", "d'", "Ancona", "Lucia d'Ancona")]
    [InlineData("Anna", null, null, "Anna")]
    public void A_display_name_is_made_of_the_parts(string first, string? infix, string? last, string shown) =>
        Assert.Equal(shown, PersonName.Display(first, infix, last));

    [Theory]
    [InlineData("Anna", "van den", "Berg", "NL", "Berg, Anna van den")]
    [InlineData("Anna", "van den", "Berg", "BE", "van den Berg, Anna")]
    [InlineData("Jan", null, "Van Den Broeck", "BE", "Van Den Broeck, Jan")]
    [InlineData("Anna", null, null, "NL", "Anna")]
    public void Dutch_lists_sort_on_the_core_and_belgian_ones_on_the_whole(
        string first, string? infix, string? last, string country, string sorted) =>
        Assert.Equal(sorted, PersonName.Sort(first, infix, last, country));
}
