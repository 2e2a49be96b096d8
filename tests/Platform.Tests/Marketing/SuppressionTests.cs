using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Tenancy;
using Platform.Marketing;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

/// <summary>Addresses that get no marketing: who puts them on the list, what that beats, and who takes them off.</summary>
[Trait("Needs", "Database")]
public sealed class SuppressionTests(SalonApp shared)
{
    private const string Page = "/marketing/suppression";

    [Fact]
    public async Task R13_an_address_that_the_salon_suppressed_gets_no_campaign_and_no_automation_whatever_comes_later()
    {
        var (salon, other) = (await shared.Open(), await shared.Open());
        var steps = await CampaignSteps.Of(shared, salon);
        var automations = await AutomationSteps.Of(shared, salon);
        var api = steps.Api;
        var anna = await steps.Subscribe("Anna", steps.Address(0));
        await steps.Subscribe("Bram", steps.Address(1));
        var done = await Post(api, new { email = steps.Address(0).ToUpperInvariant(), why = "Advocaat schreef" });
        Assert.Equal((1, 0), (done.GetProperty("added").GetInt32(), done.GetProperty("known").GetInt32()));
        var id = done.GetProperty("items")[0].GetProperty("id").GetGuid();
        Assert.Equal((0, 1), await Figures(api, new { emails = new[] { steps.Address(0) }, why = "Nog eens" }));

        // Nothing that somebody of the salon does to the card makes the address one that is written to.
        (await api.PutAsync($"clients/{anna}/lists/{await steps.FirstList()}", null)).EnsureSuccessStatusCode();
        var again = await steps.Subscribe("Anna weer", steps.Address(0));
        await automations.Run(new { name = "Welkom", trigger = "clientCreated", steps = new[] { AutomationSteps.Mail("Welkom") } });
        var late = await steps.Subscribe("Anna laat", steps.Address(0));
        var campaign = await steps.Draft();
        var browser = await salon.SignIn();
        await browser.Get($"/marketing/campaigns/{campaign}");
        Assert.Contains("de salon wil dit adres niet mailen", browser.Text, StringComparison.Ordinal);
        var sent = await steps.Send(campaign);
        CampaignSteps.AddsUp(sent);
        Assert.Equal((1, 3), (CampaignSteps.Of(sent, "sent"), CampaignSteps.Excluded(sent, "suppressedByHand")));
        Assert.Empty(shared.Mails.To(steps.Address(0)));
        Assert.Equal(2, await steps.Db(db => db.Recipients.CountAsync(row => row.ClientId == late && row.Reason == Platform.Marketing.Campaigns.LeftOut.SuppressedByHand)));
        Assert.Contains(await Titles(api, anna), title => title!.EndsWith("zette het adres op de lijst die geen marketing krijgt", StringComparison.Ordinal));
        Assert.DoesNotContain(await Titles(api, again), title => title!.Contains("lijst die geen marketing", StringComparison.Ordinal));

        // Another salon has nothing of it, and a role without campaigns sees none of it.
        var theirs = await other.Api();
        Assert.Empty(await theirs.Items("suppressions"));
        Assert.Empty(await theirs.Items($"suppressions?email={steps.Address(0)}"));
        Assert.Equal(HttpStatusCode.NotFound, (await theirs.DeleteAsync($"suppressions/{id}?why=x")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await salon.Api(Role.Reception)).GetAsync("suppressions")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await salon.Api(Role.ReadOnly)).GetAsync("suppressions")).StatusCode);

        // Taken off with a reason, it gets what its card allows.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.DeleteAsync($"suppressions/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await api.DeleteAsync($"suppressions/{id}?why=Mag%20weer")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.DeleteAsync($"suppressions/{id}?why=Mag%20weer")).StatusCode);
        sent = await steps.Send(await steps.Draft());
        Assert.Equal((2, 0), (CampaignSteps.Of(sent, "sent"), CampaignSteps.Excluded(sent, "suppressedByHand")));
        Assert.Contains(await Titles(api, anna), title => title!.EndsWith("haalde het adres van de lijst die geen marketing krijgt: Mag weer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task R13_a_persons_own_no_is_not_the_salons_to_take_back_and_only_the_own_yes_ends_either()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        await steps.SubscribeMany(2);
        await steps.Send(await steps.Draft());
        await Post(steps.Api, new { email = steps.Address(0), why = "Telefoon" });
        using (var oneClick = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]))
        {
            (await app.CreateClient().PostAsync(CampaignSteps.LeaveLink(app.Mails.To(steps.Address(0))[0]), oneClick)).EnsureSuccessStatusCode();
        }

        // The own no takes the place of what the salon wrote, which nobody can read any more.
        var line = Assert.Single(await steps.Api.Items($"suppressions?email={steps.Address(0)}"));
        Assert.Equal(
            ("leftByLink", JsonValueKind.Null, JsonValueKind.Null, false),
            (line.GetProperty("reason").GetString(), line.GetProperty("email").ValueKind, line.GetProperty("why").ValueKind, line.GetProperty("removable").GetBoolean()));
        var id = line.GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.Conflict, (await steps.Api.DeleteAsync($"suppressions/{id}?why=Toch")).StatusCode);
        var browser = await salon.SignIn(Role.Marketer);
        await browser.Get($"{Page}/{id}");
        Assert.Contains("heeft zich zelf afgemeld", browser.Text, StringComparison.Ordinal);
        Assert.Null(browser.Page.QuerySelector("[name=Why]"));
        await browser.Post($"{Page}/{id}", new() { ["Why"] = "Toch" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 1), (browser.Last.StatusCode, (await steps.Api.Items("suppressions")).Count));

        // A row from before reasons were kept is as firm.
        await steps.Db(db => db.Suppressed.ExecuteUpdateAsync(set => set.SetProperty(row => row.Reason, (SuppressionReason?)null)));
        Assert.Equal("earlier", (await steps.Api.Items("suppressions"))[0].GetProperty("reason").GetString());
        Assert.Equal(HttpStatusCode.Conflict, (await steps.Api.DeleteAsync($"suppressions/{id}?why=Toch")).StatusCode);

        // Erased, of what the salon typed nothing stays but the hash.
        await Post(steps.Api, new { email = steps.Address(1), why = "Belde boos op" });
        var bram = (await steps.Api.Items($"clients?q={Uri.EscapeDataString(steps.Address(1))}"))[0].GetProperty("id").GetGuid();
        (await steps.Api.PostAsync($"clients/{bram}/erase", null)).EnsureSuccessStatusCode();
        await app.Settle();
        var kept = Assert.Single(await steps.Api.Items($"suppressions?email={steps.Address(1)}"));
        Assert.Equal(("erased", JsonValueKind.Null, JsonValueKind.Null), (kept.GetProperty("reason").GetString(), kept.GetProperty("email").ValueKind, kept.GetProperty("why").ValueKind));

        // The own yes, by the sign-up page, ends the salon's wish as well as the own no.
        var fresh = $"nieuw@{salon.Tenant.Slug}.example";
        await Post(steps.Api, new { email = fresh, why = "Vergissing" });
        var visitor = salon.Visit();
        await visitor.Get("/newsletter");
        await visitor.Post("/newsletter", new() { ["FirstName"] = "Nel", ["Email"] = fresh, ["Language"] = "nl" });
        await app.Settle();
        var link = SentMails.LinkIn(Assert.Single(app.Mails.To(fresh)));
        await visitor.Get(link);
        await visitor.Post(link, []);
        Assert.Empty(await steps.Api.Items($"suppressions?email={fresh}"));
    }

    [Fact]
    public async Task R13_the_list_is_searched_filled_from_lines_and_files_and_taken_along_without_scripts()
    {
        var (salon, second) = (await shared.Open(), await shared.Open());
        var steps = await CampaignSteps.Of(shared, salon);
        var browser = await salon.SignIn();
        await browser.Get(Page);
        Assert.Contains("Er staan nog geen adressen op deze lijst.", browser.Text, StringComparison.Ordinal);

        // A wrong line adds nothing and loses nothing.
        var typed = $"{steps.Address(0)}\nkapot\n{steps.Address(1)}";
        await browser.Post(Page, new() { ["Addresses"] = typed, ["Why"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        Assert.Contains("geen e-mailadres: 2", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Schrijf op waarom", browser.Text, StringComparison.Ordinal);
        Assert.Equal(typed, browser.Page.QuerySelector("textarea[name=Addresses]")!.TextContent.ReplaceLineEndings("\n"));
        Assert.Empty(await steps.Api.Items("suppressions"));
        await browser.Post(Page, new() { ["Addresses"] = "", ["Why"] = "Zomaar" });
        Assert.Contains("minstens een e-mailadres", browser.Text, StringComparison.Ordinal);
        await browser.Post(Page, new() { ["Addresses"] = $"Anna <{steps.Address(0)}>\n\n{steps.Address(1)};iets", ["Why"] = "Verhuisd" });
        Assert.Contains("Toegevoegd: 2.", browser.Text, StringComparison.Ordinal);
        Assert.Contains(steps.Address(0), browser.Text, StringComparison.Ordinal);

        await browser.Get($"{Page}?email={Uri.EscapeDataString(steps.Address(1))}");
        Assert.Contains("Dit adres staat op de lijst", browser.Text, StringComparison.Ordinal);
        await browser.Get($"{Page}?email={Uri.EscapeDataString(steps.Address(5))}");
        Assert.Contains("Dit adres staat niet op de lijst", browser.Text, StringComparison.Ordinal);
        await browser.Get($"{Page}?email=half");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "half"), (browser.Last.StatusCode, browser.Page.QuerySelector("input[name=email]")!.GetAttribute("value")));

        // Somebody who left in person is in the file too, by a code; what was taken along comes back the same.
        await steps.Db(async db =>
        {
            db.Add(new SuppressedAddress { Hash = new string('-', 1) + new string('k', 42), Reason = SuppressionReason.SaidNo, At = db.Now });
            return await db.SaveChangesAsync();
        });
        await browser.Get(Page);
        await browser.Post($"{Page}.csv", []);
        var file = await browser.Last.Content.ReadAsByteArrayAsync();
        Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, await Forbidden(salon));
        await browser.Get(Page);
        await browser.PostFile(Page, Form(file));
        Assert.Contains("Toegevoegd: 0. Al op de lijst: 3.", browser.Text, StringComparison.Ordinal);
        var elsewhere = await second.SignIn();
        await elsewhere.Get(Page);
        await elsewhere.PostFile(Page, Form(file));
        Assert.Contains("Toegevoegd: 3.", elsewhere.Text, StringComparison.Ordinal);

        // Taking off asks why, and keeps the page until it is said.
        var row = (await steps.Api.Items($"suppressions?email={steps.Address(1)}"))[0].GetProperty("id").GetGuid();
        await browser.Get($"{Page}/{row}");
        await browser.Post($"{Page}/{row}", new() { ["Why"] = " " });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        await browser.Post($"{Page}/{row}", new() { ["Why"] = "Verkeerd overgetypt" });
        Assert.Contains("niet meer op de lijst", browser.Text, StringComparison.Ordinal);
        await shared.Settle();
        await browser.Get("/history");
        Assert.Contains("van de lijst die geen marketing krijgt: Verkeerd overgetypt", browser.Text, StringComparison.Ordinal);
        await browser.Get("/marketing");
        Assert.NotNull(browser.Page.QuerySelector($"a[href$='{Page}']"));
        await browser.Get($"{Page}/{Guid.NewGuid()}");
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
    }

    private static MultipartFormDataContent Form(byte[] file) => new()
    {
        { new ByteArrayContent(file), "File", "lijst.csv" }, { new StringContent("Uit het oude pakket"), "Why" }, { new StringContent(""), "Addresses" },
    };

    private static async Task<HttpStatusCode> Forbidden(Salon salon)
    {
        var marketer = await salon.SignIn(Role.Marketer);
        await marketer.Get(Page);
        await marketer.Post($"{Page}.csv", []);
        return marketer.Last.StatusCode;
    }

    private async Task<IEnumerable<string?>> Titles(HttpClient api, Guid client)
    {
        await shared.Settle();
        return (await api.Items($"clients/{client}/timeline")).Select(line => line.GetProperty("title").GetString());
    }

    private static async Task<(int Added, int Known)> Figures(HttpClient api, object body)
        => await Post(api, body) is var done ? (done.GetProperty("added").GetInt32(), done.GetProperty("known").GetInt32()) : default;

    private static async Task<JsonElement> Post(HttpClient api, object body)
    {
        var answer = await api.PostAsJsonAsync("suppressions", body);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
