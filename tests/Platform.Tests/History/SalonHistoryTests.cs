using Platform.Tests.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.History;

[Trait("Needs", "Database")]
public sealed class SalonHistoryTests(SalonApp app)
{
    [Fact]
    public async Task HI_04_an_import_is_a_line_at_each_client_and_one_for_the_salon()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        await new ImportSteps(app, api).ImportText("voornaam;labels\nAnna;VIP\nBram;VIP\nChris;\n");
        await app.Settle();
        var browser = await salon.SignIn();
        await browser.Get("/history");
        Assert.Equal(1, Count(browser, "importeerde 3 klanten uit klanten.csv"));
        Assert.Equal(0, Count(browser, "importeerde deze klant"));
        foreach (var client in await api.Items("clients"))
        {
            var lines = await api.Items($"clients/{client.GetProperty("id")}/timeline");
            Assert.Equal("clients.clients-imported", Assert.Single(lines).GetProperty("event").GetString());
        }
    }

    [Fact]
    public async Task HI_04_a_label_for_many_is_a_line_at_each_and_one_for_the_salon()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        List<Guid> ids = [await api.Add("Anna"), await api.Add("Bram")];
        var label = await api.Make("labels", new { name = "VIP", color = "blue" });
        var browser = await salon.SignIn();
        await browser.Get("/clients");
        await browser.PostFields(
            "/clients/selected", [new("Action", $"label:{label}"), .. ids.Select(id => KeyValuePair.Create("Ids", id.ToString()))]);
        await app.Settle();
        await browser.Get("/history");
        Assert.Equal(1, Count(browser, "gaf 2 klanten het label VIP"));
        foreach (var id in ids)
        {
            await browser.Get($"/clients/{id}?tab=history");
            Assert.Equal(1, Count(browser, "gaf het label VIP"));
        }
    }

    /// <summary>Among the lines; the column of the card says the last one too.</summary>
    private static int Count(Browser browser, string text)
        => browser.Page.QuerySelectorAll(".timeline-text").Count(line => line.TextContent.Contains(text, StringComparison.Ordinal));
}
