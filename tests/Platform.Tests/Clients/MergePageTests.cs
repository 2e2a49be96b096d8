using System.Net;
using System.Net.Http.Json;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class MergePageTests(SalonApp app)
{
    [Fact]
    public async Task F_03_the_page_asks_where_the_cards_differ_and_says_what_comes_along()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var main = await api.Add("Anna", "Jansen", "anna@voorbeeld.example");
        var other = await api.Add("Anna", "Janssen", "a.j@voorbeeld.example", "0612345678");
        await api.PostAsJsonAsync($"clients/{other}/notes", new { text = "Allergie" });
        await api.PutAsync($"clients/{other}/labels/{await api.Make("labels", new { name = "VIP" })}", null);
        await app.Settle();
        var browser = await salon.SignIn();
        var page = await browser.Get($"/clients/merge?id={main}&id={other}");

        Assert.Equal(["Achternaam", "E-mail", "Mobiel"], page.QuerySelectorAll("legend").Select(legend => legend.TextContent.Trim()));
        Assert.Equal(main.ToString(), page.QuerySelector("input[name=field-lastName][checked]")!.GetAttribute("value"));
        Assert.Equal(other.ToString(), page.QuerySelector("input[name=field-mobile][checked]")!.GetAttribute("value"));
        Assert.Contains("Notities: 1", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Labels: VIP", browser.Text, StringComparison.Ordinal);

        page = await browser.Get(page.QuerySelector(".choices a")!.GetAttribute("href")!);
        Assert.Equal(other.ToString(), page.QuerySelector("input[name=field-lastName][checked]")!.GetAttribute("value"));
        await browser.Send(page, new() { ["field-email"] = main.ToString() });
        Assert.Equal("Anna Janssen", browser.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal("anna@voorbeeld.example", browser.Page.QuerySelector("input[name=Email]")!.GetAttribute("value"));
        Assert.Equal(["Anna Janssen"], await api.Names("q=anna"));

        await app.Settle();
        await browser.Get($"/clients/{other}?tab=history");
        Assert.Contains("Olga Owner voegde de kaart van Anna Jansen samen met de hoofdkaart", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F_03_who_saw_an_old_card_is_told_and_looks_again()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var (main, other) = (await api.Add("Anna", "Jansen"), await api.Add("Anna", "Janssen"));
        var browser = await salon.SignIn();
        var page = await browser.Get($"/clients/merge?id={main}&id={other}");
        await api.PatchAsJsonAsync($"clients/{other}", new { email = "nieuw@voorbeeld.example", version = 1 });

        await browser.Send(page, new() { ["field-lastName"] = other.ToString() });
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        Assert.Contains("Iemand heeft een van de kaarten intussen gewijzigd", browser.Text, StringComparison.Ordinal);
        Assert.Contains("nieuw@voorbeeld.example", browser.Text, StringComparison.Ordinal);
        Assert.Equal(other.ToString(), browser.Page.QuerySelector("input[name=field-lastName][checked]")!.GetAttribute("value"));
        Assert.Equal(2, (await api.Names("q=anna")).Count);

        await browser.Send(browser.Page, new() { ["field-lastName"] = other.ToString() });
        Assert.Equal(["Anna Janssen"], await api.Names("q=anna"));
    }

    [Fact]
    public async Task F_04_from_the_notice_and_from_the_card_a_merge_is_taken_back()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var (main, other) = (await api.Add("Anna", "Jansen"), await api.Add("Anna", "Janssen", mobile: "0612345678"));
        var browser = await salon.SignIn();
        foreach (var place in new[] { "#notices form", ".card-side form[action*='/merges/']" })
        {
            await browser.Send(await browser.Get($"/clients/merge?id={main}&id={other}"), []);
            Assert.Equal(["Anna Jansen"], await api.Names("q=anna"));
            var undo = browser.Page.QuerySelector(place)!.GetAttribute("action")!;
            await browser.Post(undo, []);
            Assert.Contains("De kaarten staan weer los van elkaar", browser.Text, StringComparison.Ordinal);
            Assert.Equal(["Anna Jansen", "Anna Janssen"], await api.Names("q=anna"));
            Assert.Null((await api.Read($"clients/{main}")).Text("mobile"));
        }
    }
}
