using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Mail;
using Platform.Kernel.Tenancy;
using Platform.Tests.Mail;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

/// <summary>Writing a campaign, looking at it, and what it is made of when it arrives.</summary>
[Trait("Needs", "Database")]
public sealed class CampaignTests(SalonApp app)
{
    [Fact]
    public async Task MK_09_a_campaign_is_written_moved_about_looked_at_and_sent_without_scripts()
    {
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        var anna = await steps.Subscribe("Anna", steps.Address(0));
        var browser = await salon.SignIn(Role.Marketer);
        await browser.Get("/marketing/campaigns/new");
        var fields = Fields(browser);
        fields["Name"] = "Herfst";
        fields["Subject"] = "Voor {{ firstName }}";
        fields["Blocks.0.text"] = "Hallo {{ firstName | daar }},\n\nHet is <b>herfst</b>.";
        await browser.Post("/marketing/campaigns/new", With(fields, "add.button"));
        fields = Fields(browser);
        Assert.Equal("Voor {{ firstName }}", fields["Subject"]);
        (fields["Blocks.2.text"], fields["Blocks.2.url"]) = ("Boek nu", "javascript:alert(1)");
        await browser.Post("/marketing/campaigns/new", With(fields, "up.2"));
        Assert.Equal(["text", "button", "salon"], browser.Page.QuerySelectorAll("input[name$='.type']").Select(input => input.GetAttribute("value")));
        fields = Fields(browser);
        await browser.Post("/marketing/campaigns/new", With(fields, "save"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Last.StatusCode);
        Assert.Contains("geen adres waar een knop heen kan", browser.Text, StringComparison.Ordinal);
        Assert.Equal(fields["Blocks.0.text"], Fields(browser)["Blocks.0.text"]);
        fields["Blocks.1.url"] = "https://salon.example/boek?van=mail&nu=1";
        await browser.Post("/marketing/campaigns/new", With(fields, "save"));
        var page = browser.Last.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.Contains("1 klanten zouden hem nu krijgen", browser.Text, StringComparison.Ordinal);

        await browser.Get($"{page}/preview?client={anna}");
        Assert.Contains("Voor Anna", browser.Text, StringComparison.Ordinal);
        await browser.Get($"{page}/preview/mail?client={anna}");
        Assert.Contains("&lt;b&gt;herfst&lt;/b&gt;", await browser.Last.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.StartsWith("sandbox;", browser.Last.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        await browser.Post($"{page}/test", new() { ["Client"] = $"{anna}" });
        await app.Settle();
        Assert.Contains(app.Mails.To(Salon.EmailOf(Role.Marketer)), mail => mail.From.Name == salon.Tenant.Name && mail.Subject == "Test: Voor Anna");
        Assert.Empty(app.Mails.To(steps.Address(0)));

        await browser.Post($"{page}/start", []);
        await app.Settle();
        await browser.Get(page);
        Assert.Contains("Iedereen op de lijst kreeg hem: 1.", browser.Text, StringComparison.Ordinal);
        await browser.Get($"{page}/recipients?state=sent");
        Assert.Contains("Anna", browser.Text, StringComparison.Ordinal);
        var mail = Assert.Single(app.Mails.To(steps.Address(0)));
        Assert.Equal("Voor Anna", mail.Subject);
        Assert.Contains("Boek nu:\nhttps://salon.example/boek?van=mail&nu=1", mail.Text, StringComparison.Ordinal);
        foreach (var address in (string[])["/marketing", "/marketing/campaigns"])
        {
            await browser.Get(address);
            Assert.Contains("Herfst", browser.Text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Send(HttpMethod.Post, $"{page}/recipients.csv")).StatusCode);
        var file = await (await (await salon.SignIn()).Send(HttpMethod.Post, $"{page}/recipients.csv")).Content.ReadAsStringAsync();
        Assert.Contains("Anna;Verstuurd;", file, StringComparison.Ordinal);
        await browser.Get(page + "/edit");
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
    }

    [Fact]
    public async Task MK_09_whoever_may_look_at_campaigns_finds_them_in_the_menu()
    {
        var salon = await app.Open();
        foreach (var (role, path) in new[] { (Role.Owner, "/marketing"), (Role.ReadOnly, "/marketing/campaigns") })
        {
            var browser = await salon.SignIn(role);
            await browser.Get("/clients");
            var link = Assert.Single(browser.Page.QuerySelectorAll(".navigation a[href*='/marketing']"));
            Assert.EndsWith(path, link.GetAttribute("href"), StringComparison.Ordinal);
            await browser.Get(path);
            Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
        }
    }

    [Fact]
    public async Task R27_what_a_campaign_cannot_hold_is_refused_with_its_place_and_two_editors_do_not_overwrite_each_other()
    {
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        var list = await steps.FirstList();
        (object Block, string Place, string Says)[] wrong =
        [
            (new { type = "text", text = "Hallo {{ geheim }}" }, "blocks.0.text", "teken 7"),
            (new { type = "heading", text = "Dag {{ firstName" }, "blocks.0.text", "teken 5"),
            (new { type = "text", text = "Dag {{ {{ firstName }}" }, "blocks.0.text", "teken 5"),
            (new { type = "text", text = "Dag }}" }, "blocks.0.text", "teken 5"),
            (new { type = "button", text = "Klik", url = "javascript:alert(1)" }, "blocks.0.url", "https://"),
            (new { type = "button", text = "Klik", url = "data:text/html,x" }, "blocks.0.url", "https://"),
            (new { type = "button", text = "Klik", url = "/boek" }, "blocks.0.url", "https://"),
            (new { type = "button", text = "Klik", url = "https://x.example/{{ firstName }}" }, "blocks.0.url", "https://"),
            (new { type = "script", text = "x" }, "blocks.0.type", "heading, text"),
            (new { type = "text", text = " " }, "blocks.0.text", "Vul"),
        ];
        steps.Api.DefaultRequestHeaders.AcceptLanguage.ParseAdd("nl");
        foreach (var (block, place, says) in wrong)
        {
            var answer = await steps.Api.PostAsJsonAsync("campaigns", new { name = "X", subject = "Y", listId = list, blocks = new[] { block } });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(says, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty(place)[0].GetString(), StringComparison.Ordinal);
        }

        var id = await steps.Draft();
        await Stale(HttpStatusCode.UnprocessableEntity, new { subject = "Zonder versie" });
        (await steps.Api.PatchAsJsonAsync($"campaigns/{id}", new { subject = "Beter", version = 1 })).EnsureSuccessStatusCode();
        await Stale(HttpStatusCode.Conflict, new { subject = "Te laat", version = 1 });
        Assert.Equal(("Beter", 2), ((await steps.Read(id)).GetProperty("subject").GetString(), (await steps.Read(id)).GetProperty("version").GetInt32()));
        await steps.Do(id, "cancel");
        await Stale(HttpStatusCode.Conflict, new { subject = "Te laat", version = 3 });
        var empty = await steps.Api.Make("campaigns", new { name = "Leeg", subject = "Leeg", listId = list });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await steps.Api.PostAsJsonAsync($"campaigns/{empty}/start", new { })).StatusCode);

        async Task Stale(HttpStatusCode expected, object patch) => Assert.Equal(expected, (await steps.Api.PatchAsJsonAsync($"campaigns/{id}", patch)).StatusCode);
    }

    [Fact]
    public async Task M9_R25_hostile_names_make_one_well_formed_mail_each_without_another_header_or_tag()
    {
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        string[] hostile = ["Anna\r\nBcc: x@evil.example", "<script>alert(1)</script>", "\u202eannA", "=?utf-8?q?evil?=", "A&B \"x\" <y@z.example>", ".", "{{ lastName }}", "Å\0sa", new string('W', 60)];
        var names = new List<string>();
        foreach (var name in hostile)
        {
            var answer = await steps.Api.PostAsJsonAsync("clients", new { firstName = name, email = steps.Address(names.Count) });
            if (answer.IsSuccessStatusCode)
            {
                var client = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
                await steps.Api.PutAsync($"clients/{client}/lists/{await steps.FirstList()}", null);
                names.Add(name);
            }
        }

        Assert.True(names.Count >= 5);
        await steps.Send(await steps.Draft("Dag {{ firstName }}, welkom", "Voor {{ firstName }}"));
        var mails = Enumerable.Range(0, names.Count).Select(number => Assert.Single(app.Mails.To(steps.Address(number)))).ToList();
        var read = await PythonMailReader.Read(mails.Select(Written));
        foreach (var (mail, seen) in mails.Zip(read))
        {
            Assert.Empty(seen.Defects);
            Assert.Equal(
                [
                    "Auto-Submitted", "Content-Type", "Date", "Feedback-ID", "From", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "MIME-Version",
                    "Message-ID", "Precedence", "Subject", "To",
                ],
                seen.Headers.Select(header => header.Split(':')[0]).Order(StringComparer.Ordinal));
            Assert.DoesNotContain("<script", seen.Html!, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain('\u202e', seen.Html + seen.Subject + seen.Text);
            Assert.Equal((2, mail.To.Address), (seen.To.Length, seen.To[^1]));
        }

        // A name is never read as a template.
        Assert.Contains(read, mail => mail.Subject == "Voor {{ lastName }}");
        var link = mails[0].Headers.Single(header => header.Name == "List-Unsubscribe").Value;
        Assert.Contains(link.Trim('<', '>'), mails[0].Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{link.Trim('<', '>')}\"", mails[0].Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R9_before_the_start_the_whole_audience_is_looked_at()
    {
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        await steps.SubscribeMany(3);
        await steps.Subscribe("Zonder", null);
        var id = await steps.Draft("Beste {{ lastName }}\n\n" + new string('x', 4000));
        var browser = await salon.SignIn();
        await browser.Get($"/marketing/campaigns/{id}");
        Assert.Contains("0 klanten zouden hem nu krijgen", browser.Text, StringComparison.Ordinal);
        Assert.Contains("3 klanten hebben geen achternaam en zouden hem niet krijgen", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Het adres van jullie salon ontbreekt", browser.Text, StringComparison.Ordinal);
        Assert.Contains("geen e-mailadres: 1", browser.Text, StringComparison.Ordinal);
        await browser.Post("/marketing/address", new() { ["PostalAddress"] = "Kerkstraat 1\n1234 AB Goes" });
        await browser.Get($"/marketing/campaigns/{id}");
        Assert.DoesNotContain("Het adres van jullie salon ontbreekt", browser.Text, StringComparison.Ordinal);
        await browser.Get($"/marketing/campaigns/{id}/preview/mail");
        Assert.Contains("Kerkstraat 1<br", await browser.Last.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var large = await steps.Api.Make("campaigns", new
        {
            name = "Groot", subject = "Groot", listId = await steps.FirstList(), blocks = Enumerable.Repeat(new { type = "text", text = new string('x', 5000) }, 25),
        });
        await browser.Get($"/marketing/campaigns/{large}");
        Assert.Contains("Gmail kapt af", browser.Text, StringComparison.Ordinal);

        // A moment on the wall of the salon; the one that comes twice in autumn is the first of the two.
        await browser.Post($"/marketing/campaigns/{large}/start", new() { ["At"] = "2099-10-25T02:30", ["LatestAt"] = "2099-10-26T02:30" });
        Assert.Equal(("scheduled", new DateTime(2099, 10, 25, 0, 30, 0, DateTimeKind.Utc)), ((await steps.Read(large)).GetProperty("state").GetString(), (await steps.Read(large)).GetProperty("startsAt").GetDateTime()));
        await browser.Post($"/marketing/campaigns/{large}/start", new() { ["At"] = "morgen" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "morgen"), (browser.Last.StatusCode, browser.Page.QuerySelector("input[name=At]")!.GetAttribute("value")));

        // What waits for its moment keeps words to send.
        var emptied = new { blocks = Array.Empty<object>(), version = (await steps.Read(large)).GetProperty("version").GetInt32() };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await steps.Api.PatchAsJsonAsync($"campaigns/{large}", emptied)).StatusCode);
        Assert.Equal(25, (await steps.Read(large)).GetProperty("blocks").GetArrayLength());
    }

    private static byte[] Written(OutgoingMail mail)
    {
        var octets = new System.Buffers.ArrayBufferWriter<byte>();
        MimeWriter.Write(mail, octets);
        return octets.WrittenSpan.ToArray();
    }

    private static Dictionary<string, string> Fields(Browser browser) => browser.Page.QuerySelectorAll("form input[name], form select[name], form textarea[name]")
        .Where(input => !input.GetAttribute("name")!.StartsWith("__", StringComparison.Ordinal) && input.GetAttribute("name") != "Language" | input.LocalName == "select")
        .GroupBy(input => input.GetAttribute("name")!).ToDictionary(same => same.Key, same => ValueOf(same.Last()));

    private static string ValueOf(AngleSharp.Dom.IElement input) => input.LocalName switch
    {
        "textarea" => input.TextContent,
        "select" => input.QuerySelector("option[selected]")?.GetAttribute("value") ?? "",
        _ => input.GetAttribute("value") ?? "",
    };

    private static Dictionary<string, string> With(Dictionary<string, string> fields, string pressed) => new(fields) { ["Do"] = pressed };
}
