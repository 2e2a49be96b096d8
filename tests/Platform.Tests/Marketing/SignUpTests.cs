using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Mail;
using Platform.Marketing;
using Platform.Tests.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

/// <summary>Signing up for newsletters: nothing counts before the owner of the mailbox says so.</summary>
[Trait("Needs", "Database")]
public sealed class SignUpTests(SalonApp shared)
{
    private const string Path = "/newsletter";

    [Fact]
    public async Task R15_R16_D_17_a_stranger_is_mailed_one_question_and_becomes_a_subscribed_lead_by_pressing_the_button()
    {
        var (salon, steps) = await Opened(shared);
        var thanks = await Send(salon, ("FirstName", "Anna"), ("LastName", "Jansen"), ("Email", steps.Address(0)), ("Language", "en"));
        await shared.Settle();
        Assert.Empty(await steps.Api.Items("clients"));
        Assert.Equal(0, await steps.Db(db => db.ConsentEntries.CountAsync()));
        var mail = Assert.Single(shared.Mails.To(steps.Address(0)));
        Assert.Equal($"Confirm your newsletter of {salon.Tenant.Name}", mail.Subject);
        Assert.DoesNotContain("Jansen", mail.Text + mail.Html, StringComparison.Ordinal);
        Assert.Single(Links(mail.Html!).Distinct());
        Assert.Equal(0, CampaignSteps.Of(await steps.Send(await steps.Draft()), "total"));

        var link = SentMails.LinkIn(mail);
        var before = await new Tables(shared).Sums(salon);
        using var scanner = shared.CreateClient();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Get, HttpMethod.Head, HttpMethod.Options })
        {
            var look = await scanner.SendAsync(new HttpRequestMessage(method, link));
            Assert.True(look.StatusCode != HttpStatusCode.OK || look.Headers.CacheControl!.NoStore);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await scanner.PostAsync(link, new FormUrlEncodedContent([]))).StatusCode);
        Assert.Equal(before, await new Tables(shared).Sums(salon));

        var visitor = salon.Visit();
        await visitor.Get(link);
        Assert.DoesNotContain(steps.Address(0), visitor.Text, StringComparison.Ordinal);
        var words = visitor.Page.QuerySelector("main p")!.TextContent;
        var sent = await steps.Db(db => db.SignUps.Select(one => one.At).SingleAsync());
        await visitor.Post(link, []);
        Assert.Equal(HttpStatusCode.OK, visitor.Last.StatusCode);
        await shared.Settle();
        var lead = (await steps.Api.Items("clients")).Single();
        Assert.Equal(
            ("Anna Jansen", steps.Address(0), "en", "lead", "newsletter"),
            (Text(lead, "displayName"), Text(lead, "email"), Text(lead, "language"), Text(lead, "status"), Text(lead, "source")));
        var entry = await steps.Db(db => db.ConsentEntries.SingleAsync());
        Assert.Equal(
            (IdOf(lead), ConsentState.Given, ConsentPurpose.Marketing, ConsentChannel.Email, ConsentSource.Newsletter, words),
            (entry.ClientId, entry.State, entry.Purpose, entry.Channel, entry.Source, entry.Wording));
        Assert.Equal(FormattableString.Invariant($"http://localhost{salon.Path}{Path}, {sent:u}"), entry.Evidence);
        Assert.True(entry.At >= sent);
        Assert.Equal(1, CampaignSteps.Of(await steps.Send(await steps.Draft()), "sent"));

        // The link is spent, what was typed stands on the card alone, and the thanks did not depend on who is known.
        await visitor.Post(link, []);
        Assert.Equal(HttpStatusCode.NotFound, visitor.Last.StatusCode);
        var spent = await steps.Db(db => db.SignUps.AsNoTracking().SingleAsync());
        Assert.Equal((null, null, null), (spent.Email, spent.FirstName, spent.LastName));
        Assert.Equal(thanks, await Send(salon, ("FirstName", "Anna"), ("Email", steps.Address(0)), ("Language", "nl")));
        Assert.Contains("De klant zette de nieuwsbrief aan", (await steps.Api.Items($"clients/{IdOf(lead)}/timeline")).Select(item => Text(item, "title")));
    }

    [Fact]
    public async Task R13_MK_03_who_is_known_is_not_overwritten_and_comes_back_after_an_own_no_by_confirming()
    {
        var (salon, steps) = await Opened(shared);
        var offers = await steps.Api.Make("lists", new { name = "Aanbiedingen", @public = true });
        await steps.Api.Make("lists", new { name = "Intern" });
        var older = await steps.Subscribe("Anna", steps.Address(0));
        await steps.Send(await steps.Draft());
        using var anyone = shared.CreateClient();
        var leave = CampaignSteps.LeaveLink(shared.Mails.To(steps.Address(0))[0]);
        await anyone.PostAsync(leave, new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]));
        var newer = await steps.Api.Make("clients", new { firstName = "Bo", email = steps.Address(0).ToUpperInvariant() });
        (await steps.Api.PatchAsync($"clients/{older}", Json(new { lastName = "Bos", version = 1 }))).EnsureSuccessStatusCode();
        var card = await steps.Api.Said(older);
        Assert.Equal(1, await steps.Db(db => db.Suppressed.CountAsync()));

        // Two public ones: neither is ticked, one has to be, and one that is not public cannot be asked for.
        var visitor = salon.Visit();
        await visitor.Get(Path);
        Assert.Equal([false, false], visitor.Page.QuerySelectorAll("input[name=Lists]").Select(box => box.HasAttribute("checked")));
        await Send(salon, ("FirstName", "Vreemd"), ("Email", steps.Address(0)), ("Language", "nl"), ("Lists", $"{offers}"));
        await shared.Settle();
        Assert.Equal(0, CampaignSteps.Of(await steps.Send(await steps.Draft(list: offers)), "sent"));
        await Confirm(salon, shared.Mails.To(steps.Address(0))[^1]);
        Assert.Equal(card, await steps.Api.Said(older));
        Assert.Equal([older, newer], (await steps.Api.Items("clients")).Select(IdOf).Order());
        Assert.Equal(0, await steps.Db(db => db.Suppressed.CountAsync()));
        Assert.Equal((0, 1), (await Sent(await steps.FirstList()), await Sent(offers)));
        var entry = await steps.Db(db => db.ConsentEntries.Where(one => one.ClientId == older).OrderBy(one => one.At).LastAsync());
        Assert.EndsWith("Aanbiedingen", entry.Wording, StringComparison.Ordinal);
        Assert.Equal(ConsentState.Given, entry.State);
        var on = await steps.Db(db => db.Subscriptions.SingleAsync(one => one.ClientId == older && one.ListId == offers));
        Assert.Equal((SubscriptionState.Subscribed, ConsentSource.Newsletter), (on.State, on.Source));

        async Task<int> Sent(Guid list) => CampaignSteps.Of(await steps.Send(await steps.Draft(list: list)), "sent");
    }

    [Fact]
    public async Task R18_R22_a_link_that_is_cut_changed_guessed_another_salons_or_old_is_the_one_bad_link()
    {
        await using var app = await shared.Another();
        var (salon, steps) = await Opened(app);
        var other = await app.Open();
        await Send(salon, ("FirstName", "Anna"), ("Email", steps.Address(0)), ("Language", "nl"));
        await app.Settle();
        var link = SentMails.LinkIn(app.Mails.To(steps.Address(0))[0]);
        var token = link.Split('/')[^1];
        Assert.Equal(SignUpLinks.TokenLength, token.Length);
        string[] wrong =
        [
            .. Enumerable.Range(0, 6).Select(place => Changed(token, place * 13)), token[..^1], token + "A", token[..40], new('A', SignUpLinks.TokenLength),
        ];
        var visitor = salon.Visit();
        var bad = (await visitor.Get($"{salon.Path}/l/nothing")).QuerySelector("main")!.TextContent;
        var before = await new Tables(app).Sums(salon);
        foreach (var path in wrong.Select(one => $"{salon.Path}/l/{one}").Append($"{other.Path}/l/{token}"))
        {
            await visitor.Get(path);
            Assert.Equal((HttpStatusCode.NotFound, bad), (visitor.Last.StatusCode, visitor.Page.QuerySelector("main")!.TextContent));
            await visitor.Post(path, []);
            Assert.Equal(HttpStatusCode.NotFound, visitor.Last.StatusCode);
        }

        Assert.Equal(before, await new Tables(app).Sums(salon));

        // Of two who press at once one is first; of two links one card comes.
        await Send(salon, ("FirstName", "Anna"), ("Email", steps.Address(0).ToUpperInvariant()), ("Language", "nl"));
        await Send(salon, ("FirstName", "Bo"), ("Email", steps.Address(1)), ("Language", "nl"));
        await app.Settle();
        var second = SentMails.LinkIn(app.Mails.All.Last(mail => mail.To.Address.StartsWith("C0@", StringComparison.Ordinal)));
        var people = Enumerable.Range(0, 4).Select(_ => salon.Visit()).ToList();
        foreach (var person in people)
        {
            await person.Get(link);
        }

        await Task.WhenAll(people.Select((person, at) => person.Post(at < 3 ? link : second, [])));
        Assert.Equal(2, people.Count(person => person.Last.StatusCode == HttpStatusCode.OK));
        await app.Settle();
        Assert.Equal(["Anna"], await steps.Api.Names(""));
        app.Clock.Advance(SignUp.Life);
        await visitor.Get(SentMails.LinkIn(app.Mails.To(steps.Address(1))[0]));
        Assert.Equal((HttpStatusCode.NotFound, bad), (visitor.Last.StatusCode, visitor.Page.QuerySelector("main")!.TextContent));
        await using (var scope = salon.Scope())
        {
            await scope.ServiceProvider.GetRequiredService<ForgetSignUps>().Run(default);
        }

        Assert.Equal(0, await steps.Db(db => db.SignUps.CountAsync()));
    }

    [Fact]
    public async Task R15_an_address_gets_three_mails_a_day_at_most_and_everybody_the_same_answer()
    {
        await using var app = await shared.Another();
        var (salon, steps) = await Opened(app);
        await steps.Api.Make("clients", new { firstName = "Anna", email = steps.Address(1) });
        var answers = new List<string>();
        foreach (var (number, times) in new[] { (0, 5), (1, 1) })
        {
            for (var time = 0; time < times; time++)
            {
                answers.Add(await Send(salon, ("FirstName", "Anna"), ("Email", steps.Address(number)), ("Language", "nl")));
            }
        }

        answers.Add(await Send(salon, ("FirstName", "Anna"), ("Email", steps.Address(2)), ("Language", "nl"), ("Reason", "buy")));
        await app.Settle();
        Assert.Single(answers.Distinct());
        Assert.Equal((3, 1, 0), (app.Mails.To(steps.Address(0)).Count, app.Mails.To(steps.Address(1)).Count, app.Mails.To(steps.Address(2)).Count));
        app.Clock.Advance(TimeSpan.FromHours(25));
        await Send(salon, ("FirstName", "Anna"), ("Email", steps.Address(0)), ("Language", "nl"));
        await app.Settle();
        Assert.Equal(4, app.Mails.To(steps.Address(0)).Count);
    }

    [Fact]
    public async Task D_18_what_is_wrong_is_said_at_the_field_nothing_typed_is_lost_and_a_salon_without_a_public_list_has_no_page()
    {
        var (salon, steps) = await Opened(shared);
        var visitor = salon.Visit();
        await visitor.Get(Path);
        Assert.Empty(visitor.Page.QuerySelectorAll("input[type=checkbox]"));
        var offers = await steps.Api.Make("lists", new { name = "Aanbiedingen", @public = true });
        await visitor.PostAll(Path, [("FirstName", ""), ("LastName", "Jansen"), ("Email", "anna@"), ("Language", "fr")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Last.StatusCode);
        Assert.Equal(
            ["Email", "FirstName", "Language", "Lists"],
            visitor.Page.QuerySelectorAll(".field:has(.field-message)").Select(field => field.QuerySelector("[name]")!.GetAttribute("name")!).Order());
        await visitor.PostAll(Path, [("FirstName", new string('x', 101)), ("LastName", "Jansen"), ("Email", steps.Address(0)), ("Language", "en"), ("Lists", $"{offers}")]);
        Assert.Equal("Jansen", visitor.Page.QuerySelector("[name=LastName]")!.GetAttribute("value"));
        Assert.True(visitor.Page.QuerySelector($"[value='{offers}']")!.HasAttribute("checked"));
        Assert.Equal("en", visitor.Page.QuerySelector("option[selected]")!.GetAttribute("value"));
        Assert.Equal(0, await steps.Db(db => db.SignUps.CountAsync()));
        foreach (var list in await steps.Api.Items("lists"))
        {
            var closed = Json(new { name = Text(list, "name"), @public = false });
            (await steps.Api.PutAsync($"lists/{IdOf(list)}", closed)).EnsureSuccessStatusCode();
        }

        await visitor.Get(Path);
        Assert.Equal(HttpStatusCode.NotFound, visitor.Last.StatusCode);
    }

    [Fact]
    public async Task D_01_D_09_a_sign_up_is_told_on_request_and_goes_with_the_client()
    {
        var (salon, steps) = await Opened(shared);
        var client = await steps.Api.Make("clients", new { firstName = "Anna", email = steps.Address(0) });
        await Send(salon, ("FirstName", "Annemarijn"), ("Email", steps.Address(0)), ("Language", "nl"));
        await shared.Settle();
        var link = SentMails.LinkIn(shared.Mails.To(steps.Address(0))[0]);
        (await steps.Api.PostAsync($"clients/{client}/erase", null)).EnsureSuccessStatusCode();
        await shared.Settle();
        Assert.DoesNotContain(await new Tables(shared).Rows(salon), row => row.Contains("Annemarijn", StringComparison.Ordinal));
        var visitor = salon.Visit();
        await visitor.Get(link);
        Assert.Equal(HttpStatusCode.NotFound, visitor.Last.StatusCode);
    }

    private static async Task<(Salon Salon, CampaignSteps Steps)> Opened(SalonApp app)
    {
        var salon = await app.Open();
        return (salon, await CampaignSteps.Of(app, salon));
    }

    /// <returns>What the visitor reads then.</returns>
    private static async Task<string> Send(Salon salon, params (string Name, string Value)[] fields)
    {
        var browser = salon.Visit();
        await browser.Get(Path);
        await browser.PostAll(Path, fields);
        Assert.Equal((HttpStatusCode.OK, $"{salon.Path}{Path}/thanks"), (browser.Last.StatusCode, browser.Last.RequestMessage!.RequestUri!.AbsolutePath));
        return browser.Page.QuerySelector("main")!.TextContent;
    }

    private static async Task Confirm(Salon salon, OutgoingMail mail)
    {
        var visitor = salon.Visit();
        await visitor.Get(SentMails.LinkIn(mail));
        await visitor.Post(SentMails.LinkIn(mail), []);
        Assert.Equal(HttpStatusCode.OK, visitor.Last.StatusCode);
    }

    private static IEnumerable<string> Links(string html)
        => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).QuerySelectorAll("a").Select(link => link.GetAttribute("href")!);

    private static string Changed(string token, int place) => token[..place] + (token[place] == 'A' ? 'B' : 'A') + token[(place + 1)..];

    private static System.Net.Http.Json.JsonContent Json(object body) => System.Net.Http.Json.JsonContent.Create(body);

    private static Guid IdOf(JsonElement item) => item.GetProperty("id").GetGuid();

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}
