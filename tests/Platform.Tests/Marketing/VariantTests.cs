using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Mail;
using Platform.Kernel.Tenancy;
using Platform.Marketing.Campaigns;
using Platform.Tests.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

/// <summary>Variants of a campaign: a few get them, people's clicks choose, and everybody else gets the one that won.</summary>
[Trait("Needs", "Database")]
public sealed partial class VariantTests(SalonApp shared)
{
    private const string Person = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private const string Gateway = "Mozilla/5.0 (compatible; Proofpoint URL Defense)";
    private const int Clients = 44;

    [Fact]
    public async Task MK_09_R1_R34_R35_people_choose_the_variant_that_the_rest_get_and_scanners_and_later_clicks_do_not()
    {
        await using var app = await shared.Another(AppChanges.Setting("Campaigns:Block", "7"));
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        var clients = await steps.SubscribeMany(Clients);
        (await steps.Api.PutAsJsonAsync($"clients/{clients[0]}/consents", new { consents = new[] { new { purpose = "tracking", channel = "email", given = true } } })).EnsureSuccessStatusCode();
        var id = await Draft(steps);

        // Variant B is written on a page, and can be taken out and brought back; C is one too many and goes.
        var browser = await salon.SignIn(Role.Marketer);
        var page = $"/marketing/campaigns/{id}";
        await browser.Get($"{page}/variants/A/nl");
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
        await Write(browser, $"{page}/variants/B/nl", "Kom je langs", "save");
        await Write(browser, $"{page}/variants/C/nl", "Tijd voor jezelf", "save");
        await Write(browser, $"{page}/variants/C/nl", "Tijd voor jezelf", "drop");
        await Write(browser, $"{page}/variants/B/nl", "Kom je langs", "drop");
        Assert.Equal(JsonValueKind.Null, (await steps.Read(id)).GetProperty("test").ValueKind);
        await browser.Post($"{page}/variants/B/nl/restore", []);
        Assert.Equal(["A", "B"], Test(await steps.Read(id)).GetProperty("variants").EnumerateArray().Select(one => one.GetString()));
        Assert.Contains("Eerst krijgen 2 varianten elk 11 klanten; 4 uur later", browser.Text, StringComparison.Ordinal);
        foreach (var (variant, words) in new[] { ("", "Nieuws"), ("B", "Kom je langs") })
        {
            await browser.Get($"{page}/preview?variant={variant}");
            Assert.Contains($"Onderwerp: {words}", browser.Text, StringComparison.Ordinal);
        }

        var now = await steps.Send(id);
        CampaignSteps.AddsUp(now);
        Assert.Equal(("sending", 22, 22), (now.GetProperty("state").GetString(), CampaignSteps.Of(now, "sent"), CampaignSteps.Of(now, "pending")));
        var campaign = await steps.Db(db => db.Campaigns.AsNoTracking().SingleAsync(one => one.Id == id));
        var dealt = (await steps.Ledger(id)).Where(row => row.Variant > 0).ToDictionary(row => row.ClientId, row => row.Variant);
        Assert.Equal(VariantDeal.Of(campaign, clients).OrderBy(one => one.Key), dealt.OrderBy(one => one.Key));
        Assert.Equal([11, 11], dealt.GroupBy(one => one.Value).Select(same => same.Count()));
        Assert.All(dealt, one => Assert.Equal(one.Value == 1 ? "Nieuws" : "Kom je langs", Mail(app, steps, clients.IndexOf(one.Key)).Subject));

        // People click in B, one of them twice under a name; a gateway opens everything in A.
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        using var http = app.CreateClient(new() { AllowAutoRedirect = false });
        var anonymous = dealt.Keys.Where(client => client != clients[0]).ToLookup(client => dealt[client], client => Link(Mail(app, steps, clients.IndexOf(client))));
        Assert.Equal((1, 1), (anonymous[1].Distinct().Count(), anonymous[2].Distinct().Count()));
        foreach (var link in anonymous[2].Take(6).Concat(anonymous[1].Take(1)))
        {
            await Follow(http, link, Person);
        }

        foreach (var link in anonymous[1])
        {
            await Follow(http, link, Gateway);
        }

        Assert.Equal([("A", 11, 1), ("B", 11, 6)], await Figures(steps, id));
        await browser.Get(page);
        Assert.Contains("De rest wacht op de uitslag", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Variant B ligt voor, maar dat kan toeval zijn: ook als de varianten even goed zijn, komt zo’n verschil in 6 van de 100 keer voor.", browser.Text, StringComparison.Ordinal);
        foreach (var link in anonymous[2].Take(4))
        {
            await Follow(http, link, Person);
        }

        await browser.Get(page);
        Assert.Contains("Variant B ligt duidelijk voor", browser.Text, StringComparison.Ordinal);

        // Not a minute before the time.
        app.Clock.Advance(TimeSpan.FromHours(3.8));
        await app.Settle();
        Assert.Equal(22, CampaignSteps.Of(await steps.Read(id), "sent"));
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await app.Settle();
        var done = await steps.Read(id);
        CampaignSteps.AddsUp(done);
        Assert.Equal(("done", Clients, "B", "clear"), (done.GetProperty("state").GetString(), CampaignSteps.Of(done, "sent"), Text(Test(done), "winner"), Text(Test(done), "winnerBy")));
        Assert.All(clients.Index().Where(one => !dealt.ContainsKey(one.Item)), one => Assert.Equal("Kom je langs", Mail(app, steps, one.Index).Subject));
        Assert.Equal(dealt.Count, (await steps.Ledger(id)).Count(row => row.Variant > 0));

        // What the rest do is no comparison; under a name somebody counts once.
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        var before = await Figures(steps, id);
        await Follow(http, Link(Mail(app, steps, clients.FindIndex(client => !dealt.ContainsKey(client) && client != clients[0]))), Person);
        Assert.Equal(before, await Figures(steps, id));
        foreach (var _ in Enumerable.Range(0, 2))
        {
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            await Follow(http, Link(Mail(app, steps, 0)), Person);
        }

        var own = dealt.GetValueOrDefault(clients[0]);
        Assert.Equal(before.Select((one, number) => own == number + 1 ? one with { Clicks = one.Clicks + 1 } : one), await Figures(steps, id));
        await browser.Get(page);
        Assert.Contains("Variant B werd duidelijk vaker aangeklikt en ging naar de rest.", browser.Text, StringComparison.Ordinal);
        Assert.Equal(2, browser.Page.QuerySelectorAll("#variants tbody tr").Length);
        await browser.Get($"{page}/report.csv");
        Assert.Contains("A;Nieuws;11;", await browser.Last.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var owner = await salon.SignIn();
        await owner.Get("/history");
        Assert.Contains("koos variant B voor de rest van de campagne Herfst: die werd duidelijk vaker aangeklikt", owner.Text, StringComparison.Ordinal);

        // Everybody may read the one that most people got; a copy begins anew with both.
        await browser.Post($"{page}/archive", new() { ["On"] = "true" });
        using var anyone = app.CreateClient();
        Assert.Contains("Kom je langs", await anyone.GetStringAsync($"{salon.Path}/newsletter/archive"), StringComparison.Ordinal);
        var copy = await (await steps.Api.PostAsync($"campaigns/{id}/copy", null)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((2, 50, JsonValueKind.Null), (Test(copy).GetProperty("variants").GetArrayLength(), CampaignSteps.Of(Test(copy), "share"), Test(copy).GetProperty("winner").ValueKind));
    }

    [Fact]
    public async Task R1_R2_R6_pauses_kills_and_cancelling_while_the_rest_wait_change_no_sum_and_without_a_clear_winner_the_first_goes()
    {
        await using var app = await shared.Another(AppChanges.Setting("Campaigns:Block", "6"));
        await using var other = await app.Twin();
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        var clients = await steps.SubscribeMany(Clients);
        var id = await Draft(steps, new { subject = "Kom je langs" });
        var calls = 0;
        app.Mails.Answer = _ => Interlocked.Increment(ref calls) is 5 or 30
            ? throw new InvalidOperationException("The process dies after the server took the mail.") : new MailResult(MailOutcome.Accepted, 250);
        await steps.Send(id);
        await Revive();
        var waiting = await steps.Read(id);
        CampaignSteps.AddsUp(waiting);
        Assert.Equal(("sending", 21, 1, 22), (waiting.GetProperty("state").GetString(), CampaignSteps.Of(waiting, "sent"), CampaignSteps.Of(waiting, "uncertain"), CampaignSteps.Of(waiting, "pending")));

        // The time of the choice passes while it is paused: nothing goes, and nobody chooses.
        await steps.Do(id, "pause");
        app.Clock.Advance(TimeSpan.FromHours(5));
        await app.Settle();
        Assert.Equal((JsonValueKind.Null, 22), (Test(await steps.Read(id)).GetProperty("winner").ValueKind, CampaignSteps.Of(await steps.Read(id), "pending")));
        await steps.Do(id, "resume");
        await app.Settle();
        await Revive();
        var done = await steps.Read(id);
        CampaignSteps.AddsUp(done);
        Assert.Equal(("done", Clients - 2, 2, "A", "unclear"), (done.GetProperty("state").GetString(), CampaignSteps.Of(done, "sent"), CampaignSteps.Of(done, "uncertain"), Text(Test(done), "winner"), Text(Test(done), "winnerBy")));
        Assert.Equal(Clients, calls);
        Assert.Equal(Clients, app.Mails.All.Select(mail => mail.To.Address).Distinct().Count() + 2);

        // Stopped while the rest wait: these are cancelled, each once.
        app.Mails.Answer = _ => new MailResult(MailOutcome.Accepted, 250);
        var stopped = await Draft(steps, new { subject = "Kom je langs" });
        await steps.Send(stopped);
        await steps.Do(stopped, "cancel");
        await app.Settle();
        var left = await steps.Read(stopped);
        CampaignSteps.AddsUp(left);
        Assert.Equal(("cancelled", 22, 22), (left.GetProperty("state").GetString(), CampaignSteps.Of(left, "sent"), CampaignSteps.Of(left, "cancelled")));
        Assert.Equal(HttpStatusCode.Conflict, (await Choose(steps, stopped, "A")).StatusCode);

        // In fewer than ten a variant a click says more about somebody than about the words: all get the first.
        foreach (var client in clients.Skip(30))
        {
            (await steps.Api.DeleteAsync($"clients/{client}")).EnsureSuccessStatusCode();
        }

        await app.Settle();
        var few = await steps.Send(await Draft(steps, new { subject = "Kom je langs" }));
        Assert.Equal(("done", 30, "A", "tooFew"), (few.GetProperty("state").GetString(), CampaignSteps.Of(few, "sent"), Text(Test(few), "winner"), Text(Test(few), "winnerBy")));

        async Task Revive()
        {
            app.Clock.Advance(TimeSpan.FromSeconds(10));
            await other.Settle();
        }
    }

    [Fact]
    public async Task R2_R7_who_does_not_wait_for_the_figures_chooses_by_hand_and_from_that_moment_no_mail_goes_in_other_words()
    {
        await using var app = await shared.Another(AppChanges.Setting("Mail:Smtp:Connections", "1"));
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        await steps.SubscribeMany(Clients);

        // What cannot be compared is refused with its place.
        (object Test, string Place)[] wrong =
        [
            (new { testShare = 5 }, "testShare"), (new { testShare = 51 }, "testShare"), (new { testHours = 25 }, "testHours"), (new { testHours = 0 }, "testHours"),
            (new { variants = Enumerable.Repeat(new { subject = "X" }, 4) }, "variants"), (new { variants = new[] { new { subject = "{{ geheim }}" } } }, "variants.0.subject"),
        ];
        var id = await Draft(steps, new { subject = "Kom je langs" }, new { subject = "Tijd voor jezelf" });
        foreach (var (test, place) in wrong)
        {
            var patch = JsonSerializer.SerializeToNode(test)!.AsObject();
            patch["version"] = 1;
            var answer = await steps.Api.PatchAsJsonAsync($"campaigns/{id}", patch);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(place, out _), place);
        }

        (await steps.Api.PatchAsJsonAsync($"campaigns/{id}", new { version = 1, variants = new[] { new { subject = "Kom je langs" } } })).EnsureSuccessStatusCode();
        Assert.Equal(2, Test(await steps.Read(id)).GetProperty("variants").GetArrayLength());
        var browser = await salon.SignIn(Role.Marketer);
        var page = $"/marketing/campaigns/{id}";
        await Write(browser, $"{page}/languages/en", "News", "save");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await steps.Api.PostAsync($"campaigns/{id}/start", null)).StatusCode);
        await Write(browser, $"{page}/variants/B/en", "Will you come", "save");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await steps.Api.PostAsJsonAsync($"campaigns/{id}/start", new { latestAt = app.Clock.GetUtcNow().AddHours(3) })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Choose(steps, id, "B")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Choose(steps, id, "C")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Choose(steps, Guid.CreateVersion7(), "A")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await salon.Api(Role.Reception)).PostAsJsonAsync($"campaigns/{id}/winner", new { variant = "B" })).StatusCode);

        // Somebody presses the button while the mails of the comparison are on their way.
        await browser.Get(page);
        var subjects = new List<string>();
        app.Mails.Answer = mail =>
        {
            subjects.Add(mail.Subject);
            if (subjects.Count == 9)
            {
                browser.Post($"{page}/winner", new() { ["Variant"] = "B" }).GetAwaiter().GetResult();
            }

            return new MailResult(MailOutcome.Accepted, 250);
        };
        var done = await steps.Send(id);
        CampaignSteps.AddsUp(done);
        Assert.Equal(("done", Clients, "B", "byHand"), (done.GetProperty("state").GetString(), CampaignSteps.Of(done, "sent"), Text(Test(done), "winner"), Text(Test(done), "winnerBy")));
        Assert.Contains("Nieuws", subjects.Take(9));
        Assert.All(subjects.Skip(9), subject => Assert.Equal("Kom je langs", subject));
        Assert.Equal(9, (await steps.Ledger(id)).Count(row => row.Variant > 0));
        Assert.All(app.Mails.All.GroupBy(mail => mail.To.Address), same => Assert.Single(same));
        Assert.Equal(HttpStatusCode.Conflict, (await Choose(steps, id, "A")).StatusCode);
        await browser.Get(page);
        Assert.Contains("Iemand van de salon koos variant B", browser.Text, StringComparison.Ordinal);
        Assert.Empty(browser.Page.QuerySelectorAll("form[action$='/winner']"));
    }

    private static async Task<Guid> Draft(CampaignSteps steps, params object[] variants) => await steps.Api.Make("campaigns", new
    {
        name = "Herfst", subject = "Nieuws", listId = await steps.FirstList(), testShare = 50, variants,
        blocks = new object[] { new { type = "text", text = "Hallo" }, new { type = "button", text = "Boek", url = "https://salon.example/boek" } },
    });

    private static async Task Write(Browser browser, string path, string subject, string verb)
    {
        await browser.Get(path);
        var fields = browser.Page.QuerySelectorAll("main input[name], main textarea[name]")
            .Where(field => field.GetAttribute("name") is not "__RequestVerificationToken" && field.GetAttribute("type") != "submit")
            .GroupBy(field => field.GetAttribute("name")!)
            .ToDictionary(same => same.Key, same => same.First() is AngleSharp.Html.Dom.IHtmlTextAreaElement area ? area.Value : same.First().GetAttribute("value") ?? "");
        await browser.Post(path, new(fields) { ["Subject"] = subject, ["Do"] = verb });
        Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
    }

    private static Task<HttpResponseMessage> Choose(CampaignSteps steps, Guid id, string variant) => steps.Api.PostAsJsonAsync($"campaigns/{id}/winner", new { variant });

    private static JsonElement Test(JsonElement campaign) => campaign.GetProperty("test");

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();

    private static async Task<List<(string? Variant, int Sent, int Clicks)>> Figures(CampaignSteps steps, Guid id)
    {
        var report = await steps.Api.GetFromJsonAsync<JsonElement>($"campaigns/{id}/report");
        return [.. report.GetProperty("variants").EnumerateArray().Select(one => (Text(one, "variant"), CampaignSteps.Of(one, "sent"), CampaignSteps.Of(one, "clicks")))];
    }

    private static OutgoingMail Mail(SalonApp app, CampaignSteps steps, int number) => Assert.Single(app.Mails.To(steps.Address(number)));

    /// <summary>The counted link of a mail, as a path on this site.</summary>
    private static string Link(OutgoingMail mail) => new Uri(WebUtility.HtmlDecode(Counted().Match(mail.Html!).Groups[1].Value)).AbsolutePath;

    private static async Task Follow(HttpClient http, string path, string program)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("User-Agent", program);
        Assert.Equal("https://salon.example/boek", (await http.SendAsync(request)).Headers.Location!.ToString());
    }

    [GeneratedRegex("href=\"([^\"]+/go/[^\"]+)\"")]
    private static partial Regex Counted();
}
