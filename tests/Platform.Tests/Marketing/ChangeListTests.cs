using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Marketing;
using Platform.Tests.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

/// <summary>Lists and labels that are there already: changed, and removed.</summary>
[Trait("Needs", "Database")]
public sealed class ChangeListTests(SalonApp app)
{
    [Fact]
    public async Task MK_03_a_list_gets_another_name_a_description_and_a_way_in_and_the_filters_follow()
    {
        var (salon, steps) = await Opened();
        var list = await steps.Api.Make("lists", new { name = "Acties" });
        await steps.Subscribe("Anna", steps.Address(0), list);
        await steps.Api.Make("lists", new { name = "Bruiden" });
        await app.Settle();
        var browser = await salon.SignIn();
        var path = $"/marketing/lists/{list}";
        await browser.Get("/marketing");
        await browser.Get(browser.Page.QuerySelector($"a[href$='{path}']")!.GetAttribute("href")!);
        await browser.Post(path, new() { ["Name"] = "Bruiden", ["Description"] = "Elke maand", ["Public"] = "true", ["Language"] = "en" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        Assert.Contains("Bruiden", browser.Page.QuerySelector(".field-message")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Elke maand", browser.Page.QuerySelector("[name=Description]")!.GetAttribute("value"));
        await browser.Post(path, new() { ["Name"] = new string('x', 101), ["Description"] = new string('x', 201), ["Language"] = "fr" });
        Assert.Equal(3, browser.Page.QuerySelectorAll(".field-message").Length);
        await browser.Post(path, new() { ["Name"] = " Aanbiedingen ", ["Description"] = "Elke maand", ["Public"] = "true", ["Language"] = "en" });
        Assert.Equal($"{salon.Path}/marketing", browser.Last.RequestMessage!.RequestUri!.AbsolutePath);
        await app.Settle();
        var line = (await steps.Api.Items("lists")).Single(one => IdOf(one) == list);
        Assert.Equal(
            ("Aanbiedingen", "Elke maand", true, "en", 1),
            (Text(line, "name"), Text(line, "description"), line.GetProperty("public").GetBoolean(), Text(line, "language"), line.GetProperty("clients").GetInt32()));
        await browser.Get("/clients");
        Assert.Equal("Aanbiedingen", browser.Page.QuerySelector($"[value='{list}']")!.TextContent.Trim());

        // What people read who sign up, and the line for the salon's website.
        var visitor = salon.Visit();
        await visitor.Get("/newsletter");
        Assert.Contains("Elke maand", visitor.Text, StringComparison.Ordinal);
        await browser.Get("/marketing");
        Assert.Equal(
            $"<a href=\"http://localhost{salon.Path}/newsletter\">Meld je aan voor onze nieuwsbrief</a>", browser.Page.QuerySelector("#sign-up-line")!.GetAttribute("value"));
    }

    [Fact]
    public async Task MK_03_removing_a_list_ends_its_subscriptions_with_a_line_in_the_history_and_leaves_consents_and_the_first_list()
    {
        var (salon, steps) = await Opened();
        var list = await steps.Api.Make("lists", new { name = "Acties" });
        var anna = await steps.Subscribe("Anna", steps.Address(0), list);
        await steps.Api.PutAsync($"clients/{anna}/lists/{await steps.FirstList()}", null);
        var binned = await steps.Subscribe("Bo", steps.Address(1), list);
        await steps.Api.DeleteAsync($"clients/{binned}");
        await app.Settle();
        var campaign = await steps.Draft(list: list);
        await steps.Do(campaign, "start", new { at = app.Clock.GetUtcNow().AddDays(2) });
        var browser = await salon.SignIn();
        var path = $"/marketing/lists/{list}";
        await browser.Get(path);
        Assert.Contains("Nu ingeschreven: 1.", browser.Text, StringComparison.Ordinal);
        await browser.Post($"{path}/remove", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        Assert.Contains("De campagne Herfst is onderweg", browser.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await steps.Api.DeleteAsync($"lists/{list}")).StatusCode);
        await steps.Do(campaign, "cancel");
        await browser.Post($"{path}/remove", []);
        Assert.Contains("De lijst Acties is weg.", browser.Text, StringComparison.Ordinal);
        await app.Settle();
        Assert.Equal(["Nieuwsbrief"], (await steps.Api.Items("lists")).Select(one => Text(one, "name")!));
        Assert.Contains("Olga Owner haalde deze klant van de lijst Acties", (await steps.Api.Items($"clients/{anna}/timeline")).Select(item => Text(item, "title")!));
        Assert.Equal(0, await steps.Db(db => db.Subscriptions.IgnoreQueryFilters(new[] { MarketingDb.BinFilter }).CountAsync(s => s.ListId == list)));
        Assert.Equal(ConsentState.Given, await steps.Db(db => db.ConsentsToMail.Where(one => one.ClientId == anna).Select(one => one.State).SingleAsync()));
        await browser.Get("/clients");
        Assert.Null(browser.Page.QuerySelector($"[value='{list}']"));
        Assert.Equal(HttpStatusCode.OK, (await browser.Http.GetAsync($"{salon.Path}/marketing/campaigns/{campaign}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Http.GetAsync($"{salon.Path}/clients/{anna}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await steps.Api.DeleteAsync($"lists/{list}")).StatusCode);
        var first = await steps.FirstList();
        Assert.Equal(HttpStatusCode.Conflict, (await steps.Api.DeleteAsync($"lists/{first}")).StatusCode);
        await browser.Post($"/marketing/lists/{first}/remove", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        Assert.Equal(1, CampaignSteps.Of(await steps.Send(await steps.Draft()), "sent"));
    }

    [Fact]
    public async Task MK_05_MK_07_a_label_gets_another_name_and_colour_and_is_removed_from_everybody()
    {
        var (salon, steps) = await Opened();
        var (label, other) = (await steps.Api.Make("labels", new { name = "Warme lead", color = "#123456" }), await steps.Api.Make("labels", new { name = "VIP" }));
        var client = await steps.Api.Make("clients", new { firstName = "Anna" });
        await steps.Api.PutAsync($"clients/{client}/labels/{label}", null);
        await app.Settle();
        var browser = await salon.SignIn();
        var path = $"/marketing/labels/{label}";
        await browser.Get(path);
        Assert.Equal("#123456", browser.Page.QuerySelector("option[selected]")!.GetAttribute("value"));
        Assert.Contains("Klanten met dit label: 1.", browser.Text, StringComparison.Ordinal);
        await browser.Post(path, new() { ["Name"] = "vip", ["Color"] = "purple", ["Description"] = "Zomer" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        Assert.Equal("Zomer", browser.Page.QuerySelector("[name=Description]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await steps.Api.PutAsJsonAsync($"labels/{label}", new { name = "VIP" })).StatusCode);
        await browser.Post(path, new() { ["Name"] = "Zomerlead", ["Color"] = "teal", ["Description"] = "Zomer" });
        await app.Settle();
        var line = (await steps.Api.Items("labels")).Single(one => IdOf(one) == label);
        Assert.Equal(("Zomerlead", "#0f8a7e", "Zomer", 1), (Text(line, "name"), Text(line, "color"), Text(line, "description"), line.GetProperty("clients").GetInt32()));
        await browser.Get("/clients");
        Assert.Equal("Zomerlead", browser.Page.QuerySelector($"[value='{label}']")!.TextContent.Trim());
        Assert.Equal(["Anna"], await steps.Api.Names($"label={label}"));

        await browser.Post($"{path}/remove", []);
        await app.Settle();
        Assert.Equal([other], (await steps.Api.Items("labels")).Select(IdOf));
        Assert.Contains("Olga Owner haalde het label Zomerlead weg", (await steps.Api.Items($"clients/{client}/timeline")).Select(item => Text(item, "title")!));
        await browser.Get("/clients");
        Assert.Null(browser.Page.QuerySelector($"[value='{label}']"));
        Assert.Equal(HttpStatusCode.NotFound, (await steps.Api.DeleteAsync($"labels/{label}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await steps.Api.DeleteAsync($"labels/{other}")).StatusCode);
    }

    private async Task<(Salon Salon, CampaignSteps Steps)> Opened()
    {
        var salon = await app.Open();
        return (salon, await CampaignSteps.Of(app, salon));
    }

    private static Guid IdOf(JsonElement item) => item.GetProperty("id").GetGuid();

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}
