using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Mail;
using Platform.Marketing;
using Platform.Marketing.Campaigns;
using Platform.Tests.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

/// <summary>What is seen of people in the links of a campaign: nothing without their yes, and little with it.</summary>
[Trait("Needs", "Database")]
public sealed partial class TrackingTests(SalonApp shared)
{
    private const string Person = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private const string Apple = "Mozilla/5.0";
    private const string Gateway = "Mozilla/5.0 (compatible; Proofpoint URL Defense)";
    private const string Book = "https://münchen.example/boek?van=mail&q=ä%20b&utm_source=eigen#stuk";
    private const string BookTarget = "https://xn--mnchen-3ya.example/boek?van=mail&q=%C3%A4%20b&utm_source=eigen&utm_medium=e-mail&utm_campaign=herfst%20%C3%A9#stuk";
    private const string PricesTarget = "https://salon.example/prijzen?utm_source=salon&utm_medium=e-mail&utm_campaign=herfst%20%C3%A9";

    [Fact]
    public async Task R34_R35_R44_D_39_without_a_yes_nobody_is_seen_and_with_it_people_and_machines_are_told_apart_and_the_report_is_a_recount()
    {
        await using var app = await shared.Another();
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        var clients = await steps.SubscribeMany(4);
        await Agree(steps, clients[0], true);
        await Agree(steps, clients[1], true);
        var id = await Campaign(steps);
        await steps.Send(id);
        var (anna, cato, bram) = (Mail(app, steps, 0), Mail(app, steps, 1), Mail(app, steps, 2));

        // Nothing in the mail of somebody who was not asked differs from that of another.
        Assert.Equal((0, 0, 1), (Pictures(bram).Count, Pictures(Mail(app, steps, 3)).Count, Pictures(anna).Count));
        Assert.Equal(Links(bram), Links(Mail(app, steps, 3)));
        Assert.Empty(Links(anna).Intersect(Links(cato)).Concat(Links(anna).Intersect(Links(bram))));
        Assert.Contains(BookTarget, bram.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/go/", anna.Text, StringComparison.Ordinal);

        // At once after the sending, and both links in one second: no person does that.
        using var http = app.CreateClient(new() { AllowAutoRedirect = false });
        await Touch(http, Links(cato)[0], Person);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await Touch(http, Links(cato)[0], Person);
        await Touch(http, Links(cato)[1], Person);
        await Touch(http, Pictures(cato)[0], Apple);
        Assert.Equal(
            [TouchClass.Gateway, TouchClass.Gateway, TouchClass.Machine, TouchClass.Proxy], await Classes(steps, clients[1]));
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await Touch(http, Links(anna)[0], Person);
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        await Touch(http, Links(anna)[1], Person);
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        await Touch(http, Links(anna)[0], Gateway);
        await Touch(http, Links(anna)[0], "", HttpMethod.Head);
        await Touch(http, Pictures(anna)[0], Apple);
        await Touch(http, Pictures(anna)[0], "Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko)");
        await Touch(http, Links(bram)[0], Person);
        await Touch(http, Links(bram)[0], Person);
        await Touch(http, Links(bram)[1], Gateway);
        Assert.Equal(0, await steps.Db(db => db.MailTouches.CountAsync(touch => touch.ClientId == clients[2] || touch.ClientId == clients[3])));
        Assert.DoesNotContain(await new Tables(app).Rows(salon), row => row.Contains(Person, StringComparison.Ordinal) && row.Contains($"{clients[2]}", StringComparison.OrdinalIgnoreCase));
        var report = await Report(steps, id);
        Assert.Equal((4, 6, 0), (Clicks(report, "people"), Clicks(report, "machines"), Clicks(report, "unknown")));
        Assert.Equal((1, 1, 3, 2), (Of(report, "clickedBy"), Of(report, "openedBy"), Of(report, "opens"), Of(report, "machineOpens")));
        Assert.Equal([BookTarget, PricesTarget], report.GetProperty("links").EnumerateArray().Select(link => link.GetProperty("url").GetString()));
        await IsARecount(steps, id);

        // Withdrawn: what lies in the mailbox already counts as everybody's does.
        var before = await steps.Db(db => db.MailTouches.CountAsync());
        await Agree(steps, clients[0], false);
        await Touch(http, Links(anna)[0], Person);
        await Touch(http, Pictures(anna)[0], Person);
        Assert.Equal(before, await steps.Db(db => db.MailTouches.CountAsync()));
        Assert.Equal(5, Clicks(await Report(steps, id), "people"));
        await IsARecount(steps, id);

        // An earlier edition of the rules was wrong about all of them.
        await steps.Db(db => db.MailTouches.ExecuteUpdateAsync(set => set.SetProperty(row => row.Rules, (short)0).SetProperty(row => row.Class, TouchClass.Human)));
        await steps.Db(db => db.LinkCounts.ExecuteUpdateAsync(set => set.SetProperty(row => row.Rules, (short)0).SetProperty(row => row.Class, TouchClass.Unknown)));
        Assert.Equal(8, Clicks(await Report(steps, id), "unknown") + Clicks(await Report(steps, id), "people") - 3);
        await using (var scope = salon.Scope())
        {
            await scope.ServiceProvider.GetRequiredService<ReclassifyTouches>().Run(default);
        }

        Assert.Equal((5, 6, 0), (Clicks(await Report(steps, id), "people"), Clicks(await Report(steps, id), "machines"), Clicks(await Report(steps, id), "unknown")));
        await IsARecount(steps, id);

        // Erased: what was kept about the person goes; merged: the stricter word holds for both cards.
        (await steps.Api.PostAsync($"clients/{clients[1]}/erase", null)).EnsureSuccessStatusCode();
        await app.Settle();
        Assert.Equal(0, await steps.Db(db => db.MailTouches.CountAsync(touch => touch.ClientId == clients[1])));
        await Touch(http, Links(cato)[0], Person);
        Assert.Equal(0, await steps.Db(db => db.MailTouches.CountAsync(touch => touch.ClientId == clients[1])));
        await IsARecount(steps, id);
        await Agree(steps, clients[0], true);
        await Agree(steps, clients[3], true);
        await Agree(steps, clients[3], false);
        await steps.Api.Merge(clients[3], [clients[0]]);
        await app.Settle();
        var kept = await steps.Db(db => db.MailTouches.CountAsync());
        await Touch(http, Links(anna)[0], Person);
        await Agree(steps, clients[3], true);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await Touch(http, Links(anna)[0], Person);
        Assert.Equal(kept + 1, await steps.Db(db => db.MailTouches.CountAsync()));
    }

    [Fact]
    public async Task R36_a_link_leads_where_it_was_made_to_and_nowhere_else_also_years_later_without_a_row()
    {
        await using var app = await shared.Another();
        var (salon, other) = (await app.Open(), await app.Open());
        var steps = await CampaignSteps.Of(app, salon);
        await Agree(steps, (await steps.SubscribeMany(2))[0], true);
        var id = await Campaign(steps);
        await steps.Send(id);
        var (own, anonymous) = (Links(Mail(app, steps, 0)), Links(Mail(app, steps, 1)));
        var picture = Pictures(Mail(app, steps, 0))[0];
        using var http = app.CreateClient(new() { AllowAutoRedirect = false });
        foreach (var (link, target) in new[] { (own[0], BookTarget), (own[1], PricesTarget), (anonymous[0], BookTarget), (anonymous[1], PricesTarget) })
        {
            Assert.Equal(target, await Touch(http, link, Person));
            Assert.Equal(target, await Touch(http, link, Person, HttpMethod.Head));
        }

        var before = (await new Tables(app).Sums(salon), await new Tables(app).Sums(other));
        var token = own[0].Split('/')[^1];
        string[] wrong =
        [
            .. Enumerable.Range(0, 12).Select(place => Changed(token, (place * 17) % token.Length)), token[..^1], token + "A", token[..60], "https:%2F%2Fevil.example",
            picture.Split('/')[^1], CampaignSteps.LeaveLink(Mail(app, steps, 0)).Split('/')[^1],
        ];
        foreach (var path in wrong.Select(one => $"{salon.Path}/go/{one}").Append($"{other.Path}/go/{token}").Append($"{salon.Path}/seen/{token}"))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(path)).StatusCode);
        }

        Assert.Equal(before.Item1, await new Tables(app).Sums(salon));
        Assert.Equal(before.Item2, await new Tables(app).Sums(other));

        // The rows are gone, and so are five years.
        await steps.Db(db => db.Recipients.ExecuteDeleteAsync());
        await steps.Db(db => db.Campaigns.ExecuteDeleteAsync());
        app.Clock.Advance(TimeSpan.FromDays(5 * 366));
        Assert.Equal((BookTarget, PricesTarget), (await Touch(http, own[0], Person), await Touch(http, anonymous[1], Person)));
        var answer = await http.GetAsync(picture);
        Assert.Equal((HttpStatusCode.OK, "image/gif", true), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType, answer.Headers.CacheControl!.NoStore));
    }

    [Fact]
    public async Task R35_R44_the_page_of_choices_says_yes_and_no_to_it_and_the_report_is_read_as_a_page_and_as_a_file()
    {
        var salon = await shared.Open();
        var steps = await CampaignSteps.Of(shared, salon);
        var clients = await steps.SubscribeMany(2);
        var list = await steps.FirstList();
        var id = await Campaign(steps);
        await steps.Send(id);
        var leave = CampaignSteps.LeaveLink(Mail(shared, steps, 0));
        var visitor = salon.Visit();
        await visitor.Get(leave);
        Assert.False(visitor.Page.QuerySelector("input[name=Track]")!.HasAttribute("checked"));
        await visitor.PostFields($"{leave}/preferences", [KeyValuePair.Create("Lists", $"{list}"), KeyValuePair.Create("Track", "true"), KeyValuePair.Create("Do", "save")]);
        await visitor.Get(leave);
        Assert.True(visitor.Page.QuerySelector("input[name=Track]")!.HasAttribute("checked"));
        var line = await steps.Db(db => db.ConsentEntries.SingleAsync(entry => entry.ClientId == clients[0] && entry.Purpose == ConsentPurpose.Tracking));
        Assert.Equal((ConsentState.Given, ConsentSource.Link), (line.State, line.Source));
        Assert.Contains($"{salon.Tenant.Name} mag zien welke mails ik open", line.Wording, StringComparison.Ordinal);
        await visitor.PostFields($"{leave}/preferences", [KeyValuePair.Create("Lists", $"{list}"), KeyValuePair.Create("Do", "save")]);
        Assert.Equal(ConsentState.Withdrawn, await steps.Db(db => db.ConsentsToTracking.Where(one => one.ClientId == clients[0]).Select(one => one.State).SingleAsync()));

        // Leaving counts once, for the mail that it was done by.
        using var anyone = shared.CreateClient(new() { AllowAutoRedirect = false });
        for (var time = 0; time < 2; time++)
        {
            await anyone.PostAsync(leave, new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]));
        }

        await Touch(anyone, Links(Mail(shared, steps, 1))[0], Person);
        Assert.Equal(1, Of(await Report(steps, id), "unsubscribed"));
        await shared.Settle();
        var browser = await salon.SignIn(Kernel.Tenancy.Role.ReadOnly);
        await browser.Get($"/marketing/campaigns/{id}");
        var figures = browser.Page.QuerySelectorAll("#responses tr, #links tr").Select(row => Spaces().Replace(row.TextContent, " ").Trim()).ToList();
        Assert.Contains("Klikken van mensen 1", figures);
        Assert.Contains("Afgemeld via deze mail 1", figures);
        Assert.Contains($"{BookTarget} 1", figures);
        await browser.Get($"/marketing/campaigns/{id}/report.csv");
        var file = await browser.Last.Content.ReadAsStringAsync();
        Assert.All((string[])["Afgemeld via deze mail;1", $"{BookTarget};1;0;0"], figure => Assert.Contains($"{figure}\r\n", file, StringComparison.Ordinal));
        await steps.Db(db => db.Recipients.Where(row => row.CampaignId == id && row.ClientId == clients[1])
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Returned, ReturnKind.NoSuchAddress)));
        await browser.Get($"/marketing/campaigns/{id}/report.csv");
        file = await browser.Last.Content.ReadAsStringAsync();
        Assert.All((string[])["Geweigerd;0", "Aangekomen, voor zover bekend;1", "Toch teruggekomen;1"], figure => Assert.Contains($"{figure}\r\n", file, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await (await shared.Open()).Api().ContinueWith(other => other.Result.GetAsync($"campaigns/{id}/report")).Unwrap()).StatusCode);
    }

    [Theory]
    [InlineData(Person, nameof(TouchClass.Human))]
    [InlineData("Mozilla/5.0 (Linux; Android 10; CUBOT X30) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0", nameof(TouchClass.Human))]
    [InlineData("Mozilla/5.0 (Windows; Microsoft Outlook 16.0.5266)", nameof(TouchClass.Human))]
    [InlineData("Mozilla/5.0", nameof(TouchClass.Proxy))]
    [InlineData("", nameof(TouchClass.Machine))]
    [InlineData("curl/8.5.0", nameof(TouchClass.Machine))]
    [InlineData("Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)", nameof(TouchClass.Machine))]
    [InlineData("Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)", nameof(TouchClass.Unknown))]
    [InlineData("Mimecast-Link-Check/1.0", nameof(TouchClass.Gateway))]
    [InlineData("Iets anders", nameof(TouchClass.Unknown))]
    public void R34_a_program_is_told_by_what_it_calls_itself(string program, string expected)
        => Assert.Equal(expected, $"{TouchClassifier.Of(TouchClassifier.Again(TouchMarks.None, program))}");

    private static async Task Agree(CampaignSteps steps, Guid client, bool given) => (await steps.Api.PutAsJsonAsync(
        $"clients/{client}/consents", new { consents = new[] { new { purpose = "tracking", channel = "email", given } } })).EnsureSuccessStatusCode();

    private static async Task<Guid> Campaign(CampaignSteps steps) => await steps.Api.Make("campaigns", new
    {
        name = "Herfst", subject = "Nieuws", listId = await steps.FirstList(), utmSource = "salon", utmMedium = "e-mail", utmCampaign = "herfst é",
        blocks = new object[]
        {
            new { type = "text", text = "Hallo" }, new { type = "button", text = "Boek", url = Book }, new { type = "button", text = "Prijzen", url = "https://salon.example/prijzen" },
            new { type = "button", text = "Bel", url = "tel:+31612345678" },
        },
    });

    private static OutgoingMail Mail(SalonApp app, CampaignSteps steps, int number) => Assert.Single(app.Mails.To(steps.Address(number)));

    /// <summary>The counted links of a mail, as paths on this site.</summary>
    private static List<string> Links(OutgoingMail mail) => [.. Counted().Matches(mail.Html!).Select(match => new Uri(WebUtility.HtmlDecode(match.Groups[1].Value)).AbsolutePath)];

    private static List<string> Pictures(OutgoingMail mail) => [.. Seen().Matches(mail.Html!).Select(match => new Uri(match.Groups[1].Value).AbsolutePath)];

    private static async Task<string?> Touch(HttpClient http, string path, string program, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        if (program.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("User-Agent", program);
        }

        var answer = await http.SendAsync(request);
        Assert.True(answer.StatusCode is HttpStatusCode.Found or HttpStatusCode.OK, $"{path} answered {answer.StatusCode}.");
        return answer.Headers.TryGetValues("Location", out var location) ? location.Single() : null;
    }

    private static Task<List<TouchClass>> Classes(CampaignSteps steps, Guid client) => steps.Db(async db
        => (await db.MailTouches.Where(touch => touch.ClientId == client).ToListAsync())
            .Select(touch => touch.Class).OrderBy(one => $"{one}", StringComparer.Ordinal).ToList());

    private static Task<JsonElement> Report(CampaignSteps steps, Guid id) => steps.Api.GetFromJsonAsync<JsonElement>($"campaigns/{id}/report");

    private static int Of(JsonElement report, string figure) => report.GetProperty(figure).GetInt32();

    private static int Clicks(JsonElement report, string whose) => report.GetProperty("clicks").GetProperty(whose).GetInt32();

    /// <summary>R44: every row, one by one.</summary>
    private static async Task IsARecount(CampaignSteps steps, Guid id)
    {
        var report = await Report(steps, id);
        var touches = (await steps.Db(db => db.MailTouches.AsNoTracking().ToListAsync())).Where(touch => touch.CampaignId == id).ToList();
        var counts = (await steps.Db(db => db.LinkCounts.AsNoTracking().ToListAsync())).Where(count => count.CampaignId == id).ToList();
        var (clicks, opens) = (touches.Where(touch => touch.Kind == TouchKind.Clicked).ToList(), touches.Where(touch => touch.Kind == TouchKind.Opened).ToList());
        Assert.Equal(clicks.Count(touch => touch.Class == TouchClass.Human) + counts.Where(count => count.Class == TouchClass.Human).Sum(count => count.Count), Clicks(report, "people"));
        Assert.Equal(
            clicks.Count(touch => touch.Class is not (TouchClass.Human or TouchClass.Unknown)) + counts.Where(count => count.Class is not (TouchClass.Human or TouchClass.Unknown)).Sum(count => count.Count),
            Clicks(report, "machines"));
        Assert.Equal(clicks.Count + counts.Sum(count => count.Count), Clicks(report, "people") + Clicks(report, "machines") + Clicks(report, "unknown"));
        foreach (var link in report.GetProperty("links").EnumerateArray())
        {
            var key = LinkTarget.KeyOf(link.GetProperty("url").GetString()!);
            Assert.Equal(
                clicks.Count(touch => touch.LinkKey == key && touch.Class == TouchClass.Human) + counts.Where(count => count.LinkKey == key && count.Class == TouchClass.Human).Sum(count => count.Count),
                Of(link, "people"));
        }

        Assert.Equal(clicks.Where(touch => touch.Class == TouchClass.Human).Select(touch => touch.ClientId).Distinct().Count(), Of(report, "clickedBy"));
        Assert.Equal((opens.Count, opens.Count(touch => touch.Class is not (TouchClass.Human or TouchClass.Unknown))), (Of(report, "opens"), Of(report, "machineOpens")));
        var ledger = await steps.Ledger(id);
        Assert.Equal((ledger.Count, ledger.Count(row => row.LeftAt is not null)), (Of(report, "total"), Of(report, "unsubscribed")));
    }

    private static string Changed(string token, int place) => token[..place] + (token[place] == 'A' ? 'B' : 'A') + token[(place + 1)..];

    [GeneratedRegex("href=\"([^\"]+/go/[^\"]+)\"")]
    private static partial Regex Counted();

    [GeneratedRegex("<img src=\"([^\"]+/seen/[^\"]+)\"")]
    private static partial Regex Seen();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
