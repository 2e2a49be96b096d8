using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class FindClientsTests(SalonApp app)
{
    [Theory]
    [InlineData("berg")]
    [InlineData("van den berg")]
    [InlineData("v.d. Berg anna")]
    [InlineData("ERG")]
    [InlineData("annie")]
    [InlineData("0612345678")]
    [InlineData("+31 6 1234 5678")]
    [InlineData("5678")]
    [InlineData("anna@voor")]
    public async Task CL_06_any_part_of_name_number_or_address_finds(string typed)
    {
        var salon = await app.Open();
        var api = await salon.Api();
        await api.Register(new { firstName = "Anna", infix = "van den", lastName = "Berg", displayName = "Annie", email = "anna@voorbeeld.example", mobile = "06-12345678" });
        await api.Add("Bram", "Smit", "bram@elders.example", "0687654321");
        var page = await (await salon.SignIn()).Get($"/clients/search?q={Uri.EscapeDataString(typed)}");
        Assert.Equal("Annie", Assert.Single(page.QuerySelectorAll("a[role=option]")).Children[1].TextContent);
        Assert.Equal(["Annie"], await api.Names($"q={Uri.EscapeDataString(typed)}"));
    }

    [Fact]
    public async Task Whole_words_come_before_beginnings_and_those_before_the_inside_of_words()
    {
        var api = await (await app.Open()).Api();
        foreach (var (first, last) in new[] { ("Arjan", "Bos"), ("Janneke", "Bos"), ("Jan", "Bos"), ("Jan", "van der Bosch") })
        {
            await api.Add(first, last);
        }

        Assert.Equal(["Jan Bos", "Jan van der Bosch", "Janneke Bos", "Arjan Bos"], await api.Names("q=jan"));
        Assert.Equal("Jan Bos", (await api.Names("q=bos%20jan"))[0]);
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("a%a")]
    [InlineData("'; --")]
    public async Task Signs_are_only_signs(string typed)
    {
        var api = await (await app.Open()).Api();
        await api.Add("Bo");
        Assert.Empty(await api.Names($"q={Uri.EscapeDataString(typed)}"));
    }

    [Theory]
    [InlineData("anna", 1)]
    [InlineData("5678", 1)]
    [InlineData("1234", 0)]
    [InlineData("0612345678", 0)]
    [InlineData("voorbeeld", 0)]
    public async Task Who_may_not_see_contact_data_searches_names_and_last_digits(string typed, int found)
    {
        var salon = await app.Open();
        await (await salon.Api()).Add("Anna", "Jansen", "a@voorbeeld.example", "06-12345678");
        var names = await (await salon.Api(Role.Stylist)).Names($"q={typed}");
        Assert.Equal(found, names.Count);
        Assert.All(names, name => Assert.Equal("Anna J.", name));
    }
}
