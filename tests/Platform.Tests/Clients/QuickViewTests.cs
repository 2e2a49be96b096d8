using System.Net.Http.Json;
using AngleSharp.Dom;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

[Trait("Needs", "Database")]
public sealed class QuickViewTests(SalonApp app)
{
    [Fact]
    public async Task DA_07_the_list_opens_a_client_at_the_right_with_the_latest_note()
    {
        var (salon, api, id) = await Anna();
        var old = await api.Make($"clients/{id}/notes", new { text = "Graag koffie" });
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await api.Make($"clients/{id}/notes", new { text = "parafenyleendiamine", category = "allergy" });
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await api.PutAsJsonAsync($"clients/{id}/notes/{old}", new { text = "Toch thee", version = 1 });
        var browser = await salon.SignIn(Role.Reception);
        var page = await browser.Get("/clients");
        var panel = await Quick(browser, page.QuerySelector("a[data-quick]")!.GetAttribute("data-quick")!);
        Assert.Null(panel.QuerySelector("main"));
        foreach (var said in new[] { "Anna Jansen", "06-12345678", "anna@voorbeeld.example", "Toch thee", "parafenyleendiamine" })
        {
            Assert.Contains(said, panel.Body!.TextContent, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Graag koffie", panel.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, panel.QuerySelectorAll("form[data-opens]").Length);
    }

    [Fact]
    public async Task DA_07_without_a_script_the_card_opens()
    {
        var (salon, _, id) = await Anna();
        var browser = await salon.SignIn();
        var page = await browser.Get("/clients");
        Assert.EndsWith($"/clients/{id}", page.QuerySelector("a[data-quick]")!.GetAttribute("href"), StringComparison.Ordinal);
        await browser.Get($"/clients/{id}/quick");
        Assert.EndsWith($"/clients/{id}", browser.Last.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DA_07_what_is_masked_on_the_card_is_masked_here()
    {
        var (salon, api, id) = await Anna();
        await api.Make($"clients/{id}/notes", new { text = "parafenyleendiamine", category = "allergy" });
        var panel = await Quick(await salon.SignIn(Role.ReadOnly), $"/clients/{id}/quick");
        Assert.Contains("Anna J.", panel.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Deze klant heeft een allergie", panel.Body!.TextContent, StringComparison.Ordinal);
        foreach (var hidden in new[] { "Jansen", "voorbeeld", "12345678", "parafenyleendiamine", "data-opens" })
        {
            Assert.DoesNotContain(hidden, panel.Source.Text, StringComparison.Ordinal);
        }

    }

    private async Task<(Salon Salon, HttpClient Api, Guid Id)> Anna()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        return (salon, api, await api.Add("Anna", "Jansen", "anna@voorbeeld.example", "0612345678"));
    }

    private static async Task<IDocument> Quick(Browser browser, string address)
    {
        browser.Http.DefaultRequestHeaders.Add("HX-Request-Type", "partial");
        return await browser.Get(address);
    }
}
