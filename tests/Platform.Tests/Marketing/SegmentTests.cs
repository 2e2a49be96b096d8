using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Kernel.Mail;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

/// <summary>Segments: made by programs and people, counted, explained, and written to.</summary>
[Trait("Needs", "Database")]
public sealed class SegmentTests(SalonApp shared)
{
    [Fact]
    public async Task MK_06_MK_07_a_segment_is_made_counted_at_once_and_says_why_somebody_is_in_or_not()
    {
        var salon = await shared.Open();
        var api = await salon.Api();
        api.DefaultRequestHeaders.AcceptLanguage.ParseAdd("nl");
        var vip = await api.Make("labels", new { name = "VIP" });
        var anna = await api.Make("clients", new { firstName = "Anna", lastName = "Smit", birthDate = "1980-05-02", address = new { city = "Goes", country = "NL" } });
        var bram = await api.Make("clients", new { firstName = "Bram", language = "en" });
        var id = await api.Make("segments", new
        {
            name = "Trouwe klanten", filter = Group("all", Is("label", vip), Group("any", Is("city", "goes"), new { field = "age", @operator = "atLeast", value = "90" }), Group("none", Is("language", "en"))),
        });
        Assert.Equal(0, await Count(api, id));
        await api.PutAsync($"clients/{anna}/labels/{vip}", null);
        await api.PutAsync($"clients/{bram}/labels/{vip}", null);
        Assert.Equal(1, await Count(api, id));
        var view = await api.GetFromJsonAsync<JsonElement>($"segments/{id}");
        Assert.Equal("Heeft het label VIP en (plaats is goes of leeftijd is minstens 90) en (niet: taal is Engels)", view.GetProperty("sentence").GetString());

        var why = await api.GetFromJsonAsync<JsonElement>($"segments/{id}/explain/{anna}");
        Assert.True(why.GetProperty("isIn").GetBoolean());
        var parts = why.GetProperty("filter").GetProperty("parts");
        Assert.Equal(("Heeft het label VIP", true, "VIP"), Part(parts[0]));
        Assert.Equal(("Plaats is goes", true, "Goes"), Part(parts[1].GetProperty("parts")[0]));
        Assert.False(parts[1].GetProperty("parts")[1].GetProperty("isMet").GetBoolean());
        Assert.False((await api.GetFromJsonAsync<JsonElement>($"segments/{id}/explain/{bram}")).GetProperty("isIn").GetBoolean());

        // Whoever may not see an address does not see it here either.
        var masked = await (await salon.Api(Role.ReadOnly)).GetFromJsonAsync<JsonElement>($"segments/{id}/explain/{anna}");
        Assert.Equal((JsonValueKind.Null, "Anna S."), (masked.GetProperty("filter").GetProperty("parts")[1].GetProperty("parts")[0].GetProperty("value").ValueKind, masked.GetProperty("client").GetString()));

        var changed = await api.PatchAsJsonAsync($"segments/{id}", new { name = "Engels", version = 1, filter = Group("all", Is("language", "en")) });
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await api.PatchAsJsonAsync($"segments/{id}", new { name = "Te laat", version = 1 })).StatusCode);
        Assert.Equal(1, await Count(api, id));
        await shared.Settle();
        var history = await (await salon.SignIn()).Get("/history");
        Assert.Contains("Het segment Trouwe klanten is gemaakt", history.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await api.DeleteAsync($"segments/{id}")).StatusCode);
        Assert.Empty(await api.Items("segments"));
    }

    [Fact]
    public async Task R22_a_segment_of_another_salon_is_not_there_and_every_mistake_is_named_at_its_place()
    {
        var (ours, theirs) = (await shared.Open(), await shared.Open());
        var (api, other) = (await ours.Api(), await theirs.Api());
        api.DefaultRequestHeaders.AcceptLanguage.ParseAdd("nl");
        var label = await other.Make("labels", new { name = "VIP" });
        var client = await other.Make("clients", new { firstName = "Anna" });
        var mine = await api.Make("clients", new { firstName = "Bram" });
        var id = await other.Make("segments", new { name = "Zij", filter = Group("all", Is("status", "client")) });
        foreach (var path in (string[])["", "/count", $"/explain/{client}"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"segments/{id}{path}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await api.PatchAsJsonAsync($"segments/{id}", new { name = "X", version = 1 })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.DeleteAsync($"segments/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"segments/{id}/explain/{mine}")).StatusCode);
        Assert.Equal(1, await Count(other, id));
        var list = (await api.Items("lists"))[0].GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.PostAsJsonAsync("campaigns", new { name = "X", subject = "Y", listId = list, segmentId = id })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await ours.Api(Role.Reception)).GetAsync("segments")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await ours.Api(Role.ReadOnly)).PostAsJsonAsync("segments", new { name = "X" })).StatusCode);

        (object Filter, string Place, string Says)[] wrong =
        [
            (Group("all"), "filter", "minstens een voorwaarde"),
            (Group("some", Is("status", "client")), "filter.match", "all, any, none"),
            (Group("all", Is("status", "client"), Group("any")), "filter.1", "minstens een voorwaarde"),
            (Group("all", Is("notes", "x")), "filter.0.field", "label, list"),
            (Group("all", Group("any", Is("label", label))), "filter.0.0.value", "mogelijkheden"),
            (Group("all", new { field = "age", @operator = "is", value = "3" }), "filter.0.operator", "atLeast"),
            (Group("all", new { field = "age", @operator = "atLeast", value = "oud" }), "filter.0.value", "0 tot en met 120"),
            (Group("all", new { field = "birthday", @operator = "inMonth", value = "13" }), "filter.0.value", "1 tot en met 12"),
            (Group("all", new { field = "created", @operator = "before", value = "2026-02-30" }), "filter.0.value", "2026-03-31"),
            (Group("all", Is("city", " ")), "filter.0.value", "Vul dit in"),
            (Group("all", Group("all", Group("all", Group("all", Is("status", "client"))))), "filter.0.0.0", "3 diep"),
            (Group("all", [.. Enumerable.Repeat(Is("status", "client"), 60)]), "filter", "hooguit 50"),
        ];
        foreach (var (filter, place, says) in wrong)
        {
            var answer = await api.PostAsJsonAsync("segments", new { name = "Fout", filter });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(says, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty(place)[0].GetString(), StringComparison.Ordinal);
        }

        await api.Make("segments", new { name = "Een", filter = Group("all", Is("status", "client")) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.PostAsJsonAsync("segments", new { name = "Een", filter = Group("all", Is("status", "client")) })).StatusCode);
    }

    [Fact]
    public async Task MK_06_a_segment_is_put_together_without_scripts_and_everybody_in_it_gets_a_label()
    {
        var salon = await shared.Open();
        var api = await salon.Api();
        var anna = await api.Make("clients", new { firstName = "Anna", address = new { city = "Goes", country = "NL" } });
        await api.Make("clients", new { firstName = "Bram" });
        var vip = await api.Make("labels", new { name = "VIP" });
        var browser = await salon.SignIn(Role.Marketer);
        await browser.Get("/marketing/segments/new");
        await Press(browser, "add:", ("Name", "Goes"), ("Filter.new", "city"));
        await Press(browser, "group:", ("Filter.0.value", "Goes"));
        await Press(browser, "add:1", ("Filter.1.new", "birthday"));
        await Press(browser, "add:1", ("Filter.1.new", "language"));
        await Press(browser, "remove:1.0");
        Assert.Equal(["city", "language"], browser.Page.QuerySelectorAll("input[name$='.field']").Select(input => input.GetAttribute("value")));
        await Press(browser, "save");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Goes"), (browser.Last.StatusCode, browser.Page.QuerySelector("input[name='Filter.0.value']")!.GetAttribute("value")));
        Assert.NotNull(browser.Page.QuerySelector("select[name='Filter.1.0.value'][aria-invalid=true]"));
        await Press(browser, "count", ("Filter.1.0.value", "nl"));
        Assert.Contains("Nu in dit segment: 1", browser.Text, StringComparison.Ordinal);
        await Press(browser, "save");
        var page = browser.Last.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.Contains("Plaats is Goes en taal is Nederlands", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Anna", browser.Text, StringComparison.Ordinal);
        await browser.Get($"{page}?who=out");
        Assert.Contains("Bram", browser.Text, StringComparison.Ordinal);
        await browser.Get($"{page}/explain/{anna}");
        Assert.Contains("Anna zit in Goes.", browser.Text, StringComparison.Ordinal);
        await browser.Post($"{page}/label", new() { ["Label"] = $"{vip}" });
        await shared.Settle();
        Assert.Single(await api.Items($"clients?label={vip}"));
        await browser.Get("/marketing/segments");
        Assert.Contains("Plaats is Goes", browser.Text, StringComparison.Ordinal);
        await browser.Get("/marketing");
        Assert.NotNull(browser.Page.QuerySelector("a[href$='/marketing/segments']"));
        await browser.Get($"{page}/edit");
        Assert.Equal("is", browser.Page.QuerySelector("select[name='Filter.0.operator'] option[selected]")!.GetAttribute("value"));
        await browser.Post($"{page}/remove", []);
        await browser.Get(page);
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
    }

    [Fact]
    public async Task MK_06_R41_a_campaign_to_a_segment_reaches_exactly_those_with_consent_and_an_exception_wins()
    {
        await using var app = await shared.Another(AppChanges.Setting("Campaigns:Block", "1"));
        var salon = await app.Open();
        var steps = await CampaignSteps.Of(app, salon);
        var api = steps.Api;
        var (vip, quiet) = (await api.Make("labels", new { name = "VIP" }), await api.Make("labels", new { name = "Stil" }));
        var other = await api.Make("lists", new { name = "Acties" });
        var anna = await steps.Subscribe("Anna", steps.Address(0));
        var bram = await steps.Subscribe("Bram", steps.Address(1), other);
        var cas = await api.Make("clients", new { firstName = "Cas", email = steps.Address(2) });
        var dirk = await steps.Subscribe("Dirk", steps.Address(3));
        var eva = await steps.Subscribe("Eva", steps.Address(4));
        foreach (var client in (Guid[])[anna, bram, cas, dirk])
        {
            await api.PutAsync($"clients/{client}/labels/{vip}", null);
        }

        await api.PutAsync($"clients/{dirk}/labels/{quiet}", null);
        var segment = await api.Make("segments", new { name = "VIP", filter = Group("all", Is("label", vip)) });
        var without = await api.Make("segments", new { name = "Stil", filter = Group("all", Is("label", quiet)) });
        var blocks = new object[] { new { type = "text", text = "Hallo" } };
        var id = await api.Make("campaigns", new { name = "Feest", subject = "Feest", segmentId = segment, exceptSegmentId = without, blocks });
        var browser = await salon.SignIn();
        await browser.Get($"/marketing/campaigns/{id}");
        Assert.Contains("Aan het segment VIP; niet aan Stil; wie erbij hoort ligt vast bij het begin", browser.Text, StringComparison.Ordinal);
        Assert.Contains("2 klanten zouden hem nu krijgen", browser.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await api.DeleteAsync($"segments/{segment}")).StatusCode);
        var done = await steps.Send(id);
        CampaignSteps.AddsUp(done);
        Assert.Equal((4, 2, 1, 1), (CampaignSteps.Of(done, "total"), CampaignSteps.Of(done, "sent"), CampaignSteps.Excluded(done, "noConsent"), CampaignSteps.Excluded(done, "excepted")));
        Assert.Equal([steps.Address(0), steps.Address(1)], app.Mails.All.Select(mail => mail.To.Address).Where(to => to.EndsWith($"{salon.Tenant.Slug}.example", StringComparison.Ordinal)).Order());
        Assert.Empty(app.Mails.To(steps.Address(4)));
        Assert.Contains("omdat je ja zei tegen nieuws", app.Mails.To(steps.Address(1))[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(eva, (await steps.Ledger(id)).Select(row => row.ClientId));

        // Who leaves by the link of such a mail leaves everything.
        using var oneClick = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
        (await app.CreateClient().PostAsync(CampaignSteps.LeaveLink(app.Mails.To(steps.Address(1))[0]), oneClick)).EnsureSuccessStatusCode();
        var again = await api.Make("campaigns", new { name = "Lijst", subject = "Lijst", listId = other, segmentId = segment, blocks });
        Assert.Equal((0, 0), (CampaignSteps.Of(await steps.Send(again), "sent"), CampaignSteps.Of(await steps.Read(again), "total")));

        // All others lose the label while the first mail is under way: one campaign looks again, the other does not.
        var fay = await steps.Subscribe("Fay", steps.Address(5));
        var carriers = new Dictionary<string, Guid> { [steps.Address(0)] = anna, [steps.Address(3)] = dirk, [steps.Address(5)] = fay };
        foreach (var live in (bool[])[true, false])
        {
            foreach (var client in carriers.Values)
            {
                await api.PutAsync($"clients/{client}/labels/{vip}", null);
            }

            var campaign = await api.Make("campaigns", new { name = "Drie", subject = $"Drie {live}", segmentId = segment, exceptListId = other, live, blocks });
            app.Mails.Answer = first =>
            {
                app.Mails.Answer = _ => new MailResult(MailOutcome.Accepted, 250);
                foreach (var (_, client) in carriers.Where(carrier => carrier.Key != first.To.Address))
                {
                    api.DeleteAsync($"clients/{client}/labels/{vip}").GetAwaiter().GetResult();
                }

                return new MailResult(MailOutcome.Accepted, 250);
            };
            var sent = await steps.Send(campaign);
            CampaignSteps.AddsUp(sent);
            Assert.Equal((live ? 2 : 0, live ? 1 : 3), (CampaignSteps.Excluded(sent, "leftSegment"), CampaignSteps.Of(sent, "sent")));
        }
    }

    internal static object Is(string field, object value) => new { field, @operator = "is", value = $"{value}" };

    internal static object Group(string match, params object[] conditions) => new { match, conditions };

    private static async Task<int> Count(HttpClient api, Guid id) => (await api.GetFromJsonAsync<JsonElement>($"segments/{id}/count")).GetProperty("count").GetInt32();

    private static (string?, bool, string?) Part(JsonElement part)
        => (part.GetProperty("text").GetString(), part.GetProperty("isMet").GetBoolean(), part.GetProperty("value").GetString());

    /// <summary>Sends the form of the page as it stands, with what was filled in and the button.</summary>
    internal static async Task Press(Browser browser, string button, params (string Name, string Value)[] typed)
    {
        var form = browser.Page.QuerySelectorAll("main form").First(form => form.QuerySelector("[name=Do]") is not null);
        var fields = form.QuerySelectorAll("input[name], select[name], textarea[name]").Where(input => input.GetAttribute("type") != "checkbox" || input.HasAttribute("checked"))
            .GroupBy(input => input.GetAttribute("name")!).ToDictionary(same => same.Key, same => same.Last() switch
            {
                { LocalName: "textarea" } area => area.TextContent,
                { LocalName: "select" } select => (select.QuerySelector("option[selected]") ?? select.QuerySelector("option"))?.GetAttribute("value") ?? "",
                var input => input.GetAttribute("value") ?? "",
            });
        foreach (var (name, value) in typed)
        {
            fields[name] = value;
        }

        fields["Do"] = button;
        fields.Remove("__RequestVerificationToken");
        await browser.Post(browser.Last.RequestMessage!.RequestUri!.AbsolutePath, fields);
    }
}
