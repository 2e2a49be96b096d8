using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Tenancy;
using Platform.Marketing.Campaigns;
using Platform.Tests.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

/// <summary>More of writing a campaign: languages, copies; and the page on which everybody may read it.</summary>
[Trait("Needs", "Database")]
public sealed class CampaignEditorTests(SalonApp app)
{
    [Fact]
    public async Task MK_09_everybody_reads_the_campaign_in_a_language_of_their_own_where_there_is_one()
    {
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        var clients = await steps.SubscribeMany(2);
        (await steps.Api.PatchAsJsonAsync($"clients/{clients[1]}", new { language = "en", version = (await steps.Api.GetFromJsonAsync<JsonElement>($"clients/{clients[1]}")).GetProperty("version").GetInt32() }))
            .EnsureSuccessStatusCode();
        await app.Settle();
        var id = await steps.Draft("Hallo {{ firstName }}", "Nieuws");
        var browser = await salon.SignIn(Role.Marketer);
        var page = $"/marketing/campaigns/{id}";
        foreach (var wrong in (string[])["nl", "de"])
        {
            await browser.Get($"{page}/languages/{wrong}");
            Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
        }

        await browser.Get($"{page}/languages/en");
        var fields = Fields(browser);
        Assert.Equal("Hallo {{ firstName }}", fields["Blocks.0.text"]);
        (fields["Subject"], fields["Blocks.0.text"]) = ("", "Hello {{ lastName }}");
        await browser.Post($"{page}/languages/en", With(fields, "save"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        (fields["Subject"], fields["Blocks.0.text"]) = ("News", "Hello {{ firstName }}");
        await browser.Post($"{page}/languages/en", With(fields, "save"));
        Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
        Assert.Equal(["nl", "en"], (await steps.Read(id)).GetProperty("languages").EnumerateArray().Select(one => one.GetString()));
        foreach (var (language, client, says) in new[] { ("en", clients[0], "Hello Klant 0"), ("nl", clients[1], "Hallo Klant 1"), ("", clients[1], "Hello Klant 1") })
        {
            await browser.Get($"{page}/preview/mail?client={client}&language={language}");
            Assert.Contains(says, browser.Text, StringComparison.Ordinal);
        }

        // Taken out with an old page: refused, and said so; with a fresh one there is a way back.
        await browser.Post($"{page}/languages/en", With(fields, "drop"));
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        Assert.Contains("Iemand anders heeft deze campagne intussen aangepast", browser.Text, StringComparison.Ordinal);
        await browser.Get($"{page}/languages/en");
        fields = Fields(browser);
        await browser.Post($"{page}/languages/en", With(fields, "drop"));
        Assert.NotNull(browser.Page.QuerySelector($"form[action$='{page}/languages/en/restore']"));
        Assert.Equal(["nl"], (await steps.Read(id)).GetProperty("languages").EnumerateArray().Select(one => one.GetString()));
        await browser.Post($"{page}/languages/en/restore", []);
        Assert.Equal(["nl", "en"], (await steps.Read(id)).GetProperty("languages").EnumerateArray().Select(one => one.GetString()));
        await browser.Post($"{page}/languages/en/restore", []);
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
        await browser.Post($"{page}/test", new() { ["Language"] = "en" });
        await app.Settle();
        Assert.Contains(app.Mails.To(Salon.EmailOf(Role.Marketer)), mail => mail.From.Name == salon.Tenant.Name && mail.Subject == "Test: News");
        await steps.Send(id);
        Assert.Equal(("Nieuws", "News"), (Assert.Single(app.Mails.To(steps.Address(0))).Subject, Assert.Single(app.Mails.To(steps.Address(1))).Subject));
        Assert.Contains("Unsubscribe", app.Mails.To(steps.Address(1))[0].Text, StringComparison.Ordinal);
        Assert.Contains("Hallo Klant 0", app.Mails.To(steps.Address(0))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MK_09_a_campaign_is_copied_and_a_draft_or_a_resting_automation_goes_and_comes_back()
    {
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        await steps.SubscribeMany(1);
        var sent = await steps.Draft("Hallo", "Nieuws");
        await steps.Send(sent);
        var browser = await salon.SignIn(Role.Marketer);
        await browser.Post($"/marketing/campaigns/{sent}/copy", []);
        Assert.Equal("Herfst (kopie)", Fields(browser)["Name"]);
        var copy = Guid.Parse(browser.Last.RequestMessage!.RequestUri!.Segments[^2].Trim('/'));
        Assert.Equal(("draft", 0), ((await steps.Read(copy)).GetProperty("state").GetString(), CampaignSteps.Of(await steps.Read(copy), "total")));

        // What was sent stays; the draft goes, and the message has the way back.
        await browser.Post($"/marketing/campaigns/{sent}/remove", []);
        Assert.Equal("done", (await steps.Read(sent)).GetProperty("state").GetString());
        await browser.Post($"/marketing/campaigns/{copy}/remove", []);
        Assert.DoesNotContain("Herfst (kopie)", browser.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await steps.Api.GetAsync($"campaigns/{copy}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await steps.Api.PostAsync($"campaigns/{copy}/start", null)).StatusCode);
        var undo = browser.Page.QuerySelector($"form[action$='/campaigns/{copy}/restore']");
        Assert.NotNull(undo);
        await browser.Post($"/marketing/campaigns/{copy}/restore", []);
        Assert.Equal("draft", (await steps.Read(copy)).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await steps.Api.DeleteAsync($"campaigns/{copy}")).StatusCode);

        var automation = await steps.Api.Make("automations", new
        {
            name = "Welkom", trigger = "subscribed", listId = await steps.FirstList(), entry = "once",
            steps = new[] { new { type = "mail", subject = "Dag", blocks = new[] { new { type = "text", text = "Hallo" } } } },
        });
        (await steps.Api.PostAsync($"automations/{automation}/start", null)).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.Conflict, (await steps.Api.DeleteAsync($"automations/{automation}")).StatusCode);
        (await steps.Api.PostAsync($"automations/{automation}/stop", null)).EnsureSuccessStatusCode();
        await browser.Post($"/marketing/automations/{automation}/remove", []);
        Assert.Equal(HttpStatusCode.NotFound, (await steps.Api.GetAsync($"automations/{automation}")).StatusCode);
        await browser.Post($"/marketing/automations/{automation}/restore", []);
        Assert.Equal("stopped", (await steps.Api.GetFromJsonAsync<JsonElement>($"automations/{automation}")).GetProperty("state").GetString());
        var lines = await History(salon);
        string[] said =
        [
            "verwijderde het concept van de campagne Herfst (kopie)", "haalde het concept van de campagne Herfst (kopie) terug",
            "verwijderde de automatische workflow Welkom", "haalde de automatische workflow Welkom terug",
        ];
        Assert.All(said, line => Assert.Contains(line, lines, StringComparison.Ordinal));

        // Two who bring it back at once do not get in each other's way.
        var colleague = await salon.SignIn();
        await colleague.Get("/marketing/campaigns");
        var both = await Task.WhenAll(
            browser.Send(HttpMethod.Post, $"/marketing/campaigns/{copy}/restore"), colleague.Send(HttpMethod.Post, $"/marketing/campaigns/{copy}/restore"));
        Assert.All(both, answer => Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.Found, HttpStatusCode.NotFound]));
        Assert.Equal(HttpStatusCode.NoContent, (await steps.Api.DeleteAsync($"campaigns/{copy}")).StatusCode);

        // After a month it is gone for good.
        await using (var scope = salon.Scope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Platform.Marketing.MarketingDb>();
            var old = db.Now.AddDays(-31);
            await db.CampaignsWithRemoved.Where(campaign => campaign.Id == copy).ExecuteUpdateAsync(set => set.SetProperty(campaign => campaign.RemovedAt, old));
            await scope.ServiceProvider.GetRequiredService<ForgetRemovedCampaigns>().Run(default);
        }

        await browser.Post($"/marketing/campaigns/{copy}/restore", []);
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
    }

    [Fact]
    public async Task R28_the_archive_shows_a_campaign_to_everybody_and_nothing_of_anybody()
    {
        var (salon, other) = (await app.Open(), await app.Open());
        var steps = await CampaignSteps.Of(app, salon);
        const string Words = "Dag {{ firstName | lezer }} {{ lastName | lezer }} {{ displayName | lezer }} uit {{ city | de stad }}, groeten van {{ salonName }}";
        var id = await steps.Draft(Words, "Voor {{ firstName | jou }} {{ city | en iedereen }}");
        var sentinel = await steps.Api.Make("clients", new
        {
            firstName = "Schildwachtvoor", lastName = "Schildwachtachter", email = steps.Address(7), address = new { city = "Schildwachtdorp" },
        });
        (await steps.Api.PutAsync($"clients/{sentinel}/lists/{await steps.FirstList()}", null)).EnsureSuccessStatusCode();
        using var anyone = app.CreateClient();
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.GetAsync($"{salon.Path}/newsletter/archive/{id}")).StatusCode);
        var browser = await salon.SignIn(Role.Marketer);

        // Not before it was sent.
        await browser.Post($"/marketing/campaigns/{id}/archive", new() { ["On"] = "true" });
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
        await steps.Send(id);
        var mail = Assert.Single(app.Mails.To(steps.Address(7)));
        Assert.Contains("Dag Schildwachtvoor Schildwachtachter", mail.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.GetAsync($"{salon.Path}/newsletter/archive/{id}")).StatusCode);
        await browser.Post($"/marketing/campaigns/{id}/archive", new() { ["On"] = "true" });
        var pages = new List<string>();
        foreach (var path in (string[])["/newsletter/archive", $"/newsletter/archive/{id}", "/newsletter/archive.xml"])
        {
            var answer = await anyone.GetAsync(salon.Path + path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            pages.Add(await answer.Content.ReadAsStringAsync());
        }

        Assert.Contains($"Dag lezer lezer lezer uit de stad, groeten van {salon.Tenant.Name}", pages[1], StringComparison.Ordinal);
        string[] secrets = ["Schildwacht", steps.Address(7), $"{sentinel}", CampaignSteps.LeaveLink(mail), "/go/", "/seen/", Salon.EmailOf(Role.Owner)];
        Assert.All(pages, page => Assert.All(secrets, secret => Assert.DoesNotContain(secret, page, StringComparison.OrdinalIgnoreCase)));
        var item = Assert.Single(XDocument.Parse(pages[2]).Descendants("item"));
        Assert.Equal("Voor jou en iedereen", item.Element("title")!.Value);
        Assert.EndsWith($"/newsletter/archive/{id}", item.Element("link")!.Value, StringComparison.Ordinal);

        // The same for everybody, also when the one it went to is another.
        (await steps.Api.PostAsync($"clients/{sentinel}/erase", null)).EnsureSuccessStatusCode();
        await app.Settle();
        Assert.Equal(pages[1], await anyone.GetStringAsync($"{salon.Path}/newsletter/archive/{id}"));
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.GetAsync($"{other.Path}/newsletter/archive/{id}")).StatusCode);

        await app.Settle();
        Assert.Contains("zette de campagne Herfst in het archief", await History(salon), StringComparison.Ordinal);

        // A list that nobody can join by themselves has no readers but its own; nor has what was taken off.
        var list = await steps.Api.Make("lists", new { name = "Vaste klanten", @public = false });
        await steps.Subscribe("Bram", steps.Address(8), list);
        var hidden = await steps.Draft(list: list);
        await steps.Send(hidden);
        await browser.Post($"/marketing/campaigns/{hidden}/archive", new() { ["On"] = "true" });
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
        await browser.Post($"/marketing/campaigns/{id}/archive", new() { ["On"] = "false" });
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.GetAsync($"{salon.Path}/newsletter/archive/{id}")).StatusCode);
        Assert.Contains("haalde de campagne Herfst uit het archief", await History(salon), StringComparison.Ordinal);
    }

    private async Task<string> History(Salon salon)
    {
        await app.Settle();
        var owner = await salon.SignIn();
        await owner.Get("/history");
        return owner.Text;
    }

    private static Dictionary<string, string> Fields(Browser browser) => browser.Page.QuerySelectorAll("main input[name], main textarea[name], main select[name]")
        .Where(field => field.GetAttribute("type") is not ("submit" or "file") && field.GetAttribute("name") is not ("__RequestVerificationToken"))
        .Where(field => field.GetAttribute("type") != "checkbox" || field.HasAttribute("checked"))
        .GroupBy(field => field.GetAttribute("name")!)
        .ToDictionary(same => same.Key, same => same.First() switch
        {
            AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value,
            AngleSharp.Html.Dom.IHtmlSelectElement select => select.Value ?? "",
            var input => input.GetAttribute("value") ?? "",
        });

    private static Dictionary<string, string> With(Dictionary<string, string> fields, string verb) => new(fields) { ["Do"] = verb };
}
