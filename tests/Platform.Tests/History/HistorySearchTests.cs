using System.Net;
using Platform.Kernel.Tenancy;
using Platform.Tests.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.History;

/// <summary>Searching within a history, and taking along what is shown of it.</summary>
[Trait("Needs", "Database")]
public sealed class HistorySearchTests(SalonApp app)
{
    [Fact]
    public async Task HI_05_words_find_sentences_people_labels_and_notes_and_the_file_has_what_is_shown()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var client = await api.Add("Anna");
        var browser = await salon.SignIn();
        await browser.Post($"/clients/{client}/labels", new() { ["Label"] = "Gouden klant" });
        await browser.PostFile($"/clients/{client}/actions", SampleDocument.Form([("Type", "call"), ("Title", "=Kleur"), ("Note", "over **koper** en \"goud\"")]));
        await app.Settle();
        foreach (var (words, events) in new (string, string[])[]
        {
            ("KOPER", ["history.action-noted"]), ("gouden", ["marketing.label-added"]), ("gaf het label", ["marketing.label-added"]),
            ("olga", ["history.action-noted", "marketing.label-added"]), ("niets hiervan", []),
        })
        {
            var found = await api.Items($"clients/{client}/timeline?search={Uri.EscapeDataString(words)}");
            Assert.Equal(events, found.Select(item => item.GetProperty("event").GetString()).Order());
            await browser.Get($"/clients/{client}?tab=history&search={Uri.EscapeDataString(words)}");
            Assert.Equal(events.Length, browser.Page.QuerySelectorAll(".timeline-text").Length);
        }

        await browser.Get($"/clients/{client}?tab=history&search=koper");
        Assert.Equal("koper", browser.Page.QuerySelector("main input[name=search]")!.GetAttribute("value"));
        await browser.Post(browser.Page.QuerySelector("form[action*='/history/export']")!.GetAttribute("action")!, []);
        var file = (await browser.Last.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, file.Length);
        Assert.EndsWith(";\"Olga Owner noteerde een telefoongesprek\";\"'=Kleur\";\"over koper en \"\"goud\"\"\"", file[1], StringComparison.Ordinal);
        Assert.Equal("text/csv", browser.Last.Content.Headers.ContentType!.MediaType);
        await app.Settle();
        Assert.Contains(await api.Items($"audit-log?client={client}"), line => line.GetProperty("act").GetString() == "exported");
        Assert.Single(await api.Items($"clients/{client}/timeline?type=export"));

        var manager = await salon.SignIn(Role.Manager);
        await manager.Get($"/clients/{client}?tab=history");
        Assert.Empty(manager.Page.QuerySelectorAll("form[action*='/history/export']"));
        await manager.Post($"/clients/{client}/history/export", []);
        Assert.Equal(HttpStatusCode.Forbidden, manager.Last.StatusCode);
    }
}
