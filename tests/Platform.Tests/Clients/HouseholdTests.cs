using System.Net;
using System.Net.Http.Json;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class HouseholdTests(SalonApp app)
{
    [Fact]
    public async Task F_35_mother_and_child_find_each_other_on_both_cards_and_stay_two_cards()
    {
        var (salon, api, mother, child) = await Family();
        var browser = await salon.SignIn(Role.Reception);
        var page = await browser.Get($"/clients/{mother}/links?q=lotte");
        Assert.Single(page.QuerySelectorAll("input[name=OtherId]"));
        await browser.Post($"/clients/{mother}/links?q=lotte", new() { ["OtherId"] = $"{child}", ["Relation"] = "child" });
        Assert.Equal($"Kind Lotte Bakker /clients/{child}", await OnCard(browser, mother));
        Assert.Equal($"Ouder Anna Bakker /clients/{mother}", await OnCard(browser, child));
        Assert.Equal("anna@voorbeeld.example", (await api.Read($"clients/{child}")).Text("email"));

        await app.Settle();
        await browser.Get($"/clients/{child}?tab=history");
        Assert.Contains("koppelde Anna Bakker (ouder) aan deze klant", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F_35_a_link_is_removed_with_undo()
    {
        var (salon, api, mother, child) = await Family();
        var link = await api.Make($"clients/{mother}/links", new { otherId = child, relation = "child" });
        var browser = await salon.SignIn();
        var page = await browser.Post($"/clients/{child}/links/{link}/remove", []);
        Assert.Empty(await Links(api, mother));
        await browser.Post(page.QuerySelector(".notices form")!.GetAttribute("action")!, []);
        Assert.Equal(["child"], await Links(api, mother));
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(HttpStatusCode.NoContent, (await api.DeleteAsync($"clients/{mother}/links/{link}")).StatusCode);
        }
    }

    [Fact]
    public async Task F_35_linking_again_says_anew_what_they_are_to_each_other()
    {
        var (_, api, mother, child) = await Family();
        await api.Make($"clients/{mother}/links", new { otherId = child, relation = "child" });
        await api.Make($"clients/{child}/links", new { otherId = mother, relation = "carer" });
        Assert.Equal(["cared-for"], await Links(api, mother));
        Assert.Equal(["carer"], await Links(api, child));
    }

    [Fact]
    public async Task F_35_what_is_missing_is_said_at_the_field()
    {
        var (salon, api, mother, child) = await Family();
        var browser = await salon.SignIn();
        await browser.Post($"/clients/{mother}/links?q=lotte", new() { ["OtherId"] = $"{child}" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        Assert.NotNull(browser.Page.QuerySelector(".field:has([name=Relation]) .field-message"));
        Assert.NotNull(browser.Page.QuerySelector($"input[value='{child}'][checked]"));
        foreach (var other in new[] { mother, Guid.NewGuid() })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.PostAsJsonAsync($"clients/{mother}/links", new { otherId = other, relation = "child" })).StatusCode);
        }
    }

    [Fact]
    public async Task F_35_a_link_follows_a_card_that_is_merged_and_sleeps_while_one_is_in_the_bin()
    {
        var (_, api, mother, child) = await Family();
        await api.Make($"clients/{mother}/links", new { otherId = child, relation = "child" });
        var main = await api.Add("Anna", "Bakker");
        await api.PostAsJsonAsync("clients/merge", new { mainId = main, otherIds = new[] { mother } });
        Assert.Equal(["child"], await Links(api, main));
        Assert.Equal(main, (await Linked(api, child)).Single().GetProperty("clientId").GetGuid());
        await api.DeleteAsync($"clients/{child}");
        Assert.Empty(await Links(api, main));
    }

    [Theory]
    [InlineData(Role.Stylist)]
    [InlineData(Role.ReadOnly)]
    public async Task F_35_who_sees_names_masked_sees_them_masked_here_too(Role role)
    {
        var (salon, api, mother, child) = await Family();
        var link = await api.Make($"clients/{mother}/links", new { otherId = child, relation = "child" });
        await app.Settle();
        var browser = await salon.SignIn(role);
        foreach (var tab in new[] { "", "?tab=history" })
        {
            var page = await browser.Get($"/clients/{mother}{tab}");
            Assert.Contains("Lotte B.", page.QuerySelector(".household")!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("Bakker", page.Source.Text, StringComparison.Ordinal);
        }

        await browser.Post($"/clients/{mother}/links/{link}/remove", []);
        Assert.Equal(HttpStatusCode.Forbidden, browser.Last.StatusCode);
    }

    [Fact]
    public async Task T1_a_link_of_another_client_is_as_unknown_as_one_that_never_was()
    {
        var (_, api, mother, child) = await Family();
        var link = await api.Make($"clients/{mother}/links", new { otherId = child, relation = "child" });
        var stranger = await api.Add("Bea");
        var (_, there, other, _) = await Family();
        Assert.Equal(HttpStatusCode.NotFound, (await api.DeleteAsync($"clients/{stranger}/links/{link}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await there.DeleteAsync($"clients/{other}/links/{link}")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await there.PostAsJsonAsync($"clients/{other}/links", new { otherId = child, relation = "child" })).StatusCode);
    }

    private async Task<(Salon Salon, HttpClient Api, Guid Mother, Guid Child)> Family()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        return (salon, api, await api.Add("Anna", "Bakker", "anna@voorbeeld.example"), await api.Add("Lotte", "Bakker", "anna@voorbeeld.example"));
    }

    private static async Task<string> OnCard(Browser browser, Guid client)
    {
        var line = (await browser.Get($"/clients/{client}")).QuerySelector(".household li")!;
        var link = line.QuerySelector("a")!.GetAttribute("href")!;
        return $"{line.QuerySelector("span")!.TextContent} {line.QuerySelector("a")!.TextContent} {link[link.IndexOf("/clients", StringComparison.Ordinal)..]}";
    }

    private static async Task<IReadOnlyList<System.Text.Json.JsonElement>> Linked(HttpClient api, Guid client)
        => [.. (await api.GetFromJsonAsync<System.Text.Json.JsonElement>($"clients/{client}/links")).EnumerateArray()];

    private static async Task<IEnumerable<string>> Links(HttpClient api, Guid client)
        => (await Linked(api, client)).Select(link => link.GetProperty("relation").GetString()!);
}
