using Platform.Clients;

namespace Platform.Tests.Clients;

public sealed class ClientTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("Anna", "van den", "Berg", "NL", "Anna van den Berg", "berg, anna van den")]
    [InlineData("Anna", null, "van den Berg", "NL", "Anna van den Berg", "berg, anna van den")]
    [InlineData("Jan", null, "Van Den Broeck", "BE", "Jan Van Den Broeck", "van den broeck, jan")]
    [InlineData("Çiğdem", null, "Yılmaz", "NL", "Çiğdem Yılmaz", "yilmaz, cigdem")]
    [InlineData("Anna", null, null, "NL", "Anna", "anna")]
    public void A_name_is_shown_as_people_say_it_and_sorted_as_the_country_does(
        string first, string? infix, string? last, string country, string shown, string sorted)
    {
        var client = Client.Register(new() { FirstName = first, Infix = infix, LastName = last }, country, "desk", Now);
        Assert.Equal(shown, client.DisplayName);
        Assert.Equal(sorted, client.SortName);
    }

    [Fact]
    public void CL_17_a_new_last_name_changes_the_shown_name_unless_one_was_typed()
    {
        var client = Client.Register(new() { FirstName = "Anna", LastName = "Jansen" }, "NL", "desk", Now);
        client.Change(new() { FirstName = "Anna", LastName = "de Vries" }, "NL");
        Assert.Equal("Anna de Vries", client.DisplayName);

        client.Change(new() { FirstName = "Anna", LastName = "de Vries", DisplayName = "Annie" }, "NL");
        client.Change(new() { FirstName = "Anna", LastName = "Bakker", DisplayName = "Annie" }, "NL");
        Assert.Equal("Annie", client.DisplayName);
        Assert.Contains(" bakker", client.SearchName, StringComparison.Ordinal);
        Assert.Contains(" annie", client.SearchName, StringComparison.Ordinal);
    }

    [Fact]
    public void A_typed_name_that_says_nothing_new_is_not_kept()
    {
        var client = Client.Register(new() { FirstName = "Anna", LastName = "Jansen", DisplayName = "Anna Jansen" }, "NL", "desk", Now);
        Assert.Null(client.TypedDisplayName);
    }

    [Fact]
    public void A_change_names_the_fields_that_differ_as_the_API_writes_them()
    {
        var client = Client.Register(new() { FirstName = "Anna" }, "NL", "desk", Now);
        var changed = client.Change(new() { FirstName = "Anna", Phone = "+31201234567", Address = new() { City = "Gent" } }, "NL");
        Assert.Equal(["phone", "address.city"], changed);
        Assert.Empty(client.Change(ClientInput.Of(client), "NL"));
    }

    [Fact]
    public void The_longest_names_fit_into_the_search_text()
    {
        var word = string.Join("-", Enumerable.Repeat("van der abc", 9));
        var client = Client.Register(new() { FirstName = word, LastName = word, DisplayName = word + "x" }, "NL", "desk", Now);
        Assert.True(client.SearchName.Length <= Client.LongestSearchText);
    }
}
