using System.Net;
using System.Net.Http.Json;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class NoteCategoryTests(SalonApp app)
{
    private const string Path = "/settings/note-categories";

    [Theory]
    [InlineData("allergy")]
    [InlineData("Allergie")]
    [InlineData("allergies")]
    public async Task CL_38_an_allergy_raises_the_alert_in_red_and_in_words(string category)
    {
        var (salon, api, id) = await Anna();
        await api.Make($"clients/{id}/notes", new { text = "parafenyleendiamine", category });
        foreach (var role in new[] { Role.Owner, Role.Manager, Role.Reception, Role.Stylist })
        {
            var page = await (await salon.SignIn(role)).Get($"/clients/{id}");
            var alert = page.QuerySelector(".card-side .notice-danger")!.TextContent;
            Assert.Contains("Allergie", alert, StringComparison.Ordinal);
            Assert.Contains("parafenyleendiamine", alert, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Role.Marketer)]
    [InlineData(Role.ReadOnly)]
    public async Task CL_38_without_the_right_to_health_data_one_learns_that_and_not_what(Role role)
    {
        var (salon, api, id) = await Anna();
        await api.Make($"clients/{id}/notes", new { text = "parafenyleendiamine", category = "allergy" });
        await api.Make($"clients/{id}/notes", new { text = "Graag koffie" });
        var browser = await salon.SignIn(role);
        foreach (var address in new[] { "", "?tab=notes", "?tab=history", "?tab=notes&category=allergy" })
        {
            var page = await browser.Get($"/clients/{id}{address}");
            Assert.Contains("Deze klant heeft een allergie", page.QuerySelector(".notice-danger")!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("parafenyleendiamine", page.Source.Text, StringComparison.Ordinal);
        }

        var notes = await (await salon.Api(role)).Items($"clients/{id}/notes");
        Assert.Equal("Graag koffie", notes[0].GetProperty("text").GetString());
        Assert.Equal("allergy", notes[1].GetProperty("category").GetString());
        Assert.False(notes[1].TryGetProperty("text", out _));
    }

    [Fact]
    public async Task CL_38_a_card_behind_the_main_card_raises_the_alert_there()
    {
        var (salon, api, id) = await Anna();
        var other = await api.Add("Anna", "Jansen");
        var note = await api.Make($"clients/{other}/notes", new { text = "parafenyleendiamine", category = "allergy" });
        await api.PostAsJsonAsync("clients/merge", new { mainId = id, otherIds = new[] { other } });
        var browser = await salon.SignIn();
        Assert.NotNull((await browser.Get($"/clients/{id}")).QuerySelector(".card-side .notice-danger"));
        Assert.Equal(HttpStatusCode.NoContent, (await api.DeleteAsync($"clients/{id}/notes/{note}")).StatusCode);
        Assert.Null((await browser.Get($"/clients/{id}")).QuerySelector(".card-side .notice-danger"));
    }

    [Fact]
    public async Task F_38_the_usual_categories_are_there_at_once_in_the_readers_language()
    {
        var (salon, api, id) = await Anna();
        Assert.Equal(["general", "technique", "payment", "personal", "allergy", "pregnancy", "medication", "weight", "height"], (await Known(api)).Keys);
        var browser = await salon.SignIn();
        var offered = (await browser.Get($"/clients/{id}?tab=notes")).QuerySelectorAll("select[name=Category] option").Select(option => option.TextContent);
        Assert.Equal(["Algemeen", "Techniek en kleur", "Betaling", "Persoonlijk", "Allergie", "Zwangerschap", "Medicatie", "Gewicht (kg)", "Lengte (cm)"], offered);
    }

    [Fact]
    public async Task F_38_the_salon_adds_its_own_and_says_where_each_shows()
    {
        var (salon, api, id) = await Anna();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.PostAsJsonAsync($"clients/{id}/notes", new { text = "X", category = "Huid" })).StatusCode);
        var browser = await salon.SignIn(Role.Manager);
        await browser.PostFields(Path, [new("Known", "payment"), new("Known", "technique"), new("Known", "allergy"), new("AtAgenda", "payment"), new("Added", "Huid")]);
        var known = await Known(api);
        Assert.Equal((true, false), known["payment"]);
        Assert.Equal((false, false), known["technique"]);
        Assert.Equal((true, false), known["allergy"]);
        Assert.Equal((false, false), known["Huid"]);
        await api.Make($"clients/{id}/notes", new { text = "Droog", category = "huid" });

        await browser.Post($"{Path}/remove", new() { ["Name"] = "Huid" });
        Assert.DoesNotContain("Huid", (await Known(api)).Keys);
        Assert.Equal("Huid", (await api.Items($"clients/{id}/notes"))[0].GetProperty("category").GetString());
        await browser.Post(Path, new() { ["Added"] = "HUID" });
        Assert.Contains("Huid", (await Known(api)).Keys);
    }

    [Theory]
    [InlineData("allergieën")]
    [InlineData("Allergy")]
    [InlineData("algemeen")]
    public async Task F_38_an_own_category_cannot_pass_for_a_usual_one(string word)
    {
        var (salon, api, _) = await Anna();
        var browser = await salon.SignIn();
        await browser.Post(Path, new() { ["Added"] = word });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        Assert.Equal(word, browser.Page.QuerySelector("input[name=Added]")!.GetAttribute("value"));
        Assert.Equal(9, (await Known(api)).Count);
    }

    [Fact]
    public async Task I1_characters_that_no_name_has_are_left_out_or_refused()
    {
        var (salon, api, _) = await Anna();
        var browser = await salon.SignIn();
        await browser.Post(Path, new() { ["Added"] = "Hu\u0007id" });
        Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
        await browser.Get(Path);
        await browser.Post(Path, new() { ["Added"] = "Hu\0id" });
        Assert.Equal(HttpStatusCode.BadRequest, browser.Last.StatusCode);
        Assert.Contains("Huid", (await Known(api)).Keys);
    }

    [Theory]
    [InlineData(Role.Reception)]
    [InlineData(Role.Stylist)]
    public async Task F_38_only_those_who_change_settings_decide(Role role)
    {
        var (salon, api, _) = await Anna();
        var browser = await salon.SignIn(role);
        await browser.Post(Path, new() { ["Added"] = "Huid" });
        Assert.Equal(HttpStatusCode.Forbidden, browser.Last.StatusCode);
        Assert.DoesNotContain("Huid", (await Known(api)).Keys);
    }

    private async Task<(Salon Salon, HttpClient Api, Guid Id)> Anna()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        return (salon, api, await api.Add("Anna"));
    }

    /// <summary>Name to (at the agenda, at checkout).</summary>
    private static async Task<Dictionary<string, (bool AtAgenda, bool AtCheckout)>> Known(HttpClient api)
    {
        var known = await api.GetFromJsonAsync<System.Text.Json.JsonElement>("settings/note-categories");
        return known.EnumerateArray().ToDictionary(
            one => one.GetProperty("name").GetString()!, one => (one.GetProperty("atAgenda").GetBoolean(), one.GetProperty("atCheckout").GetBoolean()));
    }
}
