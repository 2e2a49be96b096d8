using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

[Trait("Needs", "Database")]
public sealed class LabelClientTests(SalonApp app)
{
    [Fact]
    public async Task A_label_is_put_on_and_taken_off_by_the_api_once_each()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var client = await api.Make("clients", new { firstName = "Anna" });
        var label = await api.Make("labels", new { name = "VIP", color = "#ff0000" });
        for (var twice = 0; twice < 2; twice++)
        {
            Assert.Equal(HttpStatusCode.NoContent, (await api.PutAsync($"clients/{client}/labels/{label}", null)).StatusCode);
        }

        Assert.Equal(1, (await api.Items("labels"))[0].GetProperty("clients").GetInt32());
        for (var twice = 0; twice < 2; twice++)
        {
            Assert.Equal(HttpStatusCode.NoContent, (await api.DeleteAsync($"clients/{client}/labels/{label}")).StatusCode);
        }

        await app.Settle();
        var titles = (await api.Items($"clients/{client}/timeline?type=label")).Select(item => item.GetProperty("event").GetString());
        Assert.Equal(["marketing.label-removed", "marketing.label-added"], titles);
    }

    [Fact]
    public async Task A_label_has_one_name_and_a_colour_that_is_one()
    {
        var api = await (await app.Open()).Api();
        await api.Make("labels", new { name = "VIP" });

        var again = await api.PostAsJsonAsync("labels", new { name = "vip", color = "#12" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.True((await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty("color", out _));
        var nameless = await api.PostAsJsonAsync("labels", new { color = "teal" });
        Assert.True((await nameless.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty("name", out _));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.PostAsJsonAsync("labels", new { name = " Vip" })).StatusCode);
    }

    [Fact]
    public async Task What_is_another_salons_is_not_there()
    {
        var (here, there) = (await (await app.Open()).Api(), await (await app.Open()).Api());
        var (client, label) = (await here.Make("clients", new { firstName = "Anna" }), await here.Make("labels", new { name = "VIP" }));
        var (foreignClient, foreignLabel) = (await there.Make("clients", new { firstName = "Bea" }), await there.Make("labels", new { name = "VIP" }));

        Assert.Equal(HttpStatusCode.NotFound, (await here.PutAsync($"clients/{foreignClient}/labels/{label}", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await here.PutAsync($"clients/{client}/labels/{foreignLabel}", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await here.DeleteAsync($"clients/{foreignClient}/labels/{label}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await here.GetAsync($"clients/{foreignClient}/timeline")).StatusCode);
    }

    [Fact]
    public async Task Who_may_not_label_is_refused()
    {
        var salon = await app.Open();
        var owner = await salon.Api();
        var (client, label) = (await owner.Make("clients", new { firstName = "Anna" }), await owner.Make("labels", new { name = "VIP" }));
        var reader = await salon.Api(Role.ReadOnly);

        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PutAsync($"clients/{client}/labels/{label}", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsJsonAsync("labels", new { name = "Nieuw" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("labels")).StatusCode);

        var browser = await salon.SignIn(Role.Stylist);
        await browser.Get($"/clients/{client}");
        Assert.Null(browser.Page.QuerySelector("#labels input"));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Http.GetAsync($"{salon.Path}/marketing")).StatusCode);
    }

    [Fact]
    public async Task On_the_card_a_typed_name_makes_a_label_and_a_removal_can_be_taken_back()
    {
        var salon = await app.Open();
        var client = await (await salon.Api()).Make("clients", new { firstName = "Anna" });
        var browser = await salon.SignIn();
        await browser.Get($"/clients/{client}");
        await browser.Post($"/clients/{client}/labels", new() { ["Label"] = "Warme lead" });
        Assert.Equal("Warme lead", Chips(browser));

        var remove = browser.Page.QuerySelector("#labels .chip form")!.GetAttribute("action")!;
        await browser.Post(remove, []);
        Assert.Equal("", Chips(browser));

        await browser.Post(browser.Page.QuerySelector("#notices form")!.GetAttribute("action")!, []);
        Assert.Equal("Warme lead", Chips(browser));
    }

    [Fact]
    public async Task The_marketing_page_counts_and_keeps_what_was_typed_wrong()
    {
        var salon = await app.Open();
        var browser = await salon.SignIn();
        await browser.Get("/marketing");
        Assert.Contains("Nieuwsbrief", browser.Text, StringComparison.Ordinal);

        await browser.Post("/marketing/labels", new() { ["Name"] = "Student", ["Color"] = "blue", ["Description"] = "Tien procent korting" });
        Assert.Contains("Tien procent korting", browser.Text, StringComparison.Ordinal);
        await browser.Post("/marketing/labels", new() { ["Name"] = "student", ["Description"] = "Nog eens" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        Assert.Equal("Nog eens", browser.Page.QuerySelector("input[name=Description]")!.GetAttribute("value"));
    }

    private static string Chips(Browser browser)
        => string.Join(", ", browser.Page.QuerySelectorAll("#labels .chip-text").Select(chip => chip.TextContent.Trim()));
}
