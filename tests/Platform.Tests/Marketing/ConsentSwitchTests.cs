using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Tenancy;
using Platform.Marketing;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

[Trait("Needs", "Database")]
public sealed class ConsentSwitchTests(SalonApp app)
{
    [Fact]
    public async Task MK_14_D_16_every_purpose_stands_on_the_card_by_itself_and_none_is_ticked_as_a_consent()
    {
        var salon = await app.Open();
        var browser = await salon.SignIn();
        await browser.Get($"/clients/{await salon.AddClient("Anna")}?tab=consents");

        var on = browser.Page.QuerySelectorAll(".consents li").Where(row => row.QuerySelector("input[role=switch]")!.HasAttribute("checked")).ToList();
        Assert.Equal(12, browser.Page.QuerySelectorAll(".consents li").Length);
        Assert.Equal(2, on.Count);
        Assert.All(on, row => Assert.Contains("Hoort bij de afspraak", row.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task PR_01_the_card_says_state_moment_source_words_and_who()
    {
        var salon = await app.Open();
        var client = await salon.AddClient("Anna");
        var browser = await salon.SignIn();
        await browser.Post($"/clients/{client}/consents/photos-website", new() { ["On"] = "true" });

        var row = Row(browser, client, "photos-website");
        Assert.Contains("Ja gezegd", row, StringComparison.Ordinal);
        Assert.Contains("aan de balie, door Olga Owner", row, StringComparison.Ordinal);
        Assert.Contains($"{salon.Tenant.Name} mag foto’s van mij op de eigen website zetten.", row, StringComparison.Ordinal);
        Assert.DoesNotContain("Ja gezegd", Row(browser, client, "photos-social"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_19_one_switch_withdraws_and_the_ledger_keeps_both_lines()
    {
        var salon = await app.Open();
        var client = await salon.AddClient("Anna");
        var browser = await salon.SignIn();
        await browser.Post($"/clients/{client}/consents/marketing-sms", new() { ["On"] = "true" });
        await browser.Post($"/clients/{client}/consents/marketing-sms", new() { ["On"] = "false" });

        Assert.Contains("Ingetrokken", Row(browser, client, "marketing-sms"), StringComparison.Ordinal);
        Assert.Equal(2, browser.Page.QuerySelectorAll("#consents .timeline li").Length);
        Assert.Contains("Ingetrokken", browser.Page.QuerySelector("#consents .timeline li")!.TextContent, StringComparison.Ordinal);
        var ledger = await Ledger(salon, client);
        Assert.Equal([ConsentState.Given, ConsentState.Withdrawn], ledger.Select(line => line.State));
        Assert.All(ledger, line => Assert.Equal((ConsentChannel.Sms, ConsentSource.Desk, "Olga Owner"), (line.Channel, line.Source, line.ActorName)));
        Assert.Equal($"Ik wil geen nieuws en aanbiedingen van {salon.Tenant.Name} per sms ontvangen.", ledger[1].Wording);
    }

    [Fact]
    public async Task D_17_the_words_are_kept_in_the_language_of_the_client()
    {
        var salon = await app.Open();
        var client = await (await salon.Api()).Make("clients", new { firstName = "Ann", language = "en" });
        var browser = await salon.SignIn();
        await browser.Post($"/clients/{client}/consents/health", new() { ["On"] = "true" });

        Assert.StartsWith($"{salon.Tenant.Name} may keep health data of mine", (await Ledger(salon, client))[0].Wording, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PR_02_marketing_by_mail_is_the_newsletter_switch()
    {
        var salon = await app.Open();
        using var api = await salon.Api();
        var client = await salon.AddClient("Anna");
        var browser = await salon.SignIn();
        browser.Http.DefaultRequestHeaders.Add("HX-Request-Type", "partial");
        await browser.Post($"/clients/{client}/consents/marketing-email", new() { ["On"] = "true" });

        Assert.Contains("Ingeschreven", browser.Page.QuerySelector("#newsletter[hx-swap-oob]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Opgeslagen", browser.Page.QuerySelector("#consents .saved .icon")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, (await api.Items("lists"))[0].GetProperty("clients").GetInt32());
        await browser.Post($"/clients/{client}/consents/marketing-email", new() { ["On"] = "false" });
        Assert.Equal(0, (await api.Items("lists"))[0].GetProperty("clients").GetInt32());
        await app.Settle();
        var said = (await api.Items($"clients/{client}/timeline")).Select(line => line.GetProperty("event").GetString()).ToList();
        Assert.Contains("marketing.newsletter-switched-on", said);
        Assert.DoesNotContain(said, name => name!.StartsWith("marketing.consent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PR_02_the_history_says_who_switched_what()
    {
        var salon = await app.Open();
        using var api = await salon.Api();
        var client = await salon.AddClient("Anna");
        await Set(api, client, ("photos-social", null, true), ("appointments", "sms", false));
        await app.Settle();

        var said = (await api.Items($"clients/{client}/timeline")).Select(line => line.GetProperty("title").GetString()).ToList();
        Assert.Contains("De sleutel Key of Owner zette de toestemming voor foto’s op sociale media aan", said);
        Assert.Contains("De sleutel Key of Owner zette afspraakberichten per sms uit", said);
    }

    [Fact]
    public async Task D_17_a_program_sets_what_differs_and_doing_it_again_changes_nothing()
    {
        var salon = await app.Open();
        using var api = await salon.Api();
        var client = await salon.AddClient("Anna");
        (string, string?, bool)[] wanted =
            [("appointments", "email", true), ("appointments", "sms", false), ("marketing", "email", true), ("reviews", "email", false), ("health", null, true)];
        await Set(api, client, wanted);
        await Set(api, client, wanted);

        Assert.Equal(3, (await Ledger(salon, client)).Count);
        var items = await api.Items($"clients/{client}/consents");
        Assert.Equal(12, items.Count);
        Assert.Equal(
            ["byAgreement", "withdrawn", "given", "neverAsked", "neverAsked", "neverAsked", "neverAsked", "neverAsked", "given", "neverAsked", "neverAsked", "neverAsked"],
            items.Select(item => item.GetProperty("state").GetString()));
        var mail = items[2];
        Assert.Equal(("marketing", "email", "api"), (Text(mail, "purpose"), Text(mail, "channel"), Text(mail, "source")));
        Assert.Equal($"Ik wil de nieuwsbrief van {salon.Tenant.Name} graag per e-mail ontvangen. Afmelden kan altijd.", Text(mail, "wording"));
        Assert.Equal(JsonValueKind.String, mail.GetProperty("at").ValueKind);
    }

    [Fact]
    public async Task D_16_an_unknown_pair_is_refused_at_its_place_and_nothing_is_half_done()
    {
        var salon = await app.Open();
        using var api = await salon.Api();
        var client = await salon.AddClient("Anna");
        var answer = await api.PutAsJsonAsync($"clients/{client}/consents", new
        {
            consents = new object?[]
            {
                new { purpose = "marketing", channel = "sms", given = true }, new { purpose = "health", channel = "sms", given = true }, null,
                new { purpose = "reviews", channel = "email" }, new { purpose = "marketing", channel = "sms", given = false },
            },
        });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(["consents.1.purpose", "consents.2.purpose", "consents.3.given", "consents.4.purpose"], errors.EnumerateObject().Select(error => error.Name));
        Assert.Empty(await Ledger(salon, client));
    }

    [Fact]
    public async Task PR_01_after_the_clients_own_no_the_desks_yes_stays_unconfirmed()
    {
        var salon = await app.Open();
        using var api = await salon.Api();
        var client = await salon.AddClient("Anna");
        await using (var scope = salon.Scope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MarketingDb>();
            var consent = db.Add(Consent.For(client, ConsentPair.Find("suggestions-email")!)).Entity;
            db.Add(consent.Withdraw(new ConsentDecision(db.Now, "Nee.", ConsentSource.Link, Actor.Visitor))!);
            await db.SaveChangesAsync();
        }

        var browser = await salon.SignIn();
        await browser.Post($"/clients/{client}/consents/suggestions-email", new() { ["On"] = "true" });
        await app.Settle();
        Assert.Contains("Niet bevestigd", Row(browser, client, "suggestions-email"), StringComparison.Ordinal);
        Assert.Contains("marketing.consent-left-unconfirmed", (await api.Items($"clients/{client}/timeline")).Select(line => Text(line, "event")));
    }

    [Fact]
    public async Task PR_01_who_may_not_see_contact_data_sees_no_consents_and_switches_none()
    {
        var salon = await app.Open();
        var client = await salon.AddClient("Anna");
        using var api = await salon.Api(Role.Stylist);
        var browser = await salon.SignIn(Role.Stylist);
        await browser.Get($"/clients/{client}?tab=consents");

        Assert.Null(browser.Page.QuerySelector("#consents"));
        Assert.Equal(HttpStatusCode.Forbidden, (await api.GetAsync($"clients/{client}/consents")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await api.PutAsJsonAsync($"clients/{client}/consents", new { consents = Array.Empty<object>() })).StatusCode);
        await browser.Post($"/clients/{client}/consents/health", new() { ["On"] = "true" });
        Assert.Equal(HttpStatusCode.Forbidden, browser.Last.StatusCode);
    }

    [Fact]
    public async Task PR_01_a_long_ledger_says_that_it_is_cut()
    {
        var salon = await app.Open();
        var client = await salon.AddClient("Anna");
        await using (var scope = salon.Scope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MarketingDb>();
            var consent = db.Add(Consent.For(client, ConsentPair.Find("health")!)).Entity;
            for (var i = 0; i <= ConsentLedger.MostLines; i++)
            {
                var decision = new ConsentDecision(db.Now.AddSeconds(i), "Woorden.", ConsentSource.Desk, Actor.Named(ActorKind.Staff, null, "Sanne"));
                db.Add((i % 2 == 0 ? consent.Give(decision) : consent.Withdraw(decision))!);
            }

            await db.SaveChangesAsync();
        }

        var browser = await salon.SignIn();
        await browser.Get($"/clients/{client}?tab=consents");
        Assert.Equal(ConsentLedger.MostLines, browser.Page.QuerySelectorAll("#consents .timeline li").Length);
        Assert.Contains("Dit zijn de laatste 100 wijzigingen.", browser.Text, StringComparison.Ordinal);
    }

    private static async Task Set(HttpClient api, Guid client, params (string Purpose, string? Channel, bool Given)[] wanted)
    {
        var body = wanted.Select(one => new { purpose = one.Purpose, channel = one.Channel, given = one.Given });
        Assert.Equal(HttpStatusCode.NoContent, (await api.PutAsJsonAsync($"clients/{client}/consents", new { consents = body })).StatusCode);
    }

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();

    private static string Row(Browser browser, Guid client, string code) => browser.Page
        .QuerySelector($".consents form[action$='/clients/{client}/consents/{code}']")!.ParentElement!.TextContent;

    private static async Task<List<ConsentEntry>> Ledger(Salon salon, Guid client)
    {
        await using var scope = salon.Scope();
        var db = scope.ServiceProvider.GetRequiredService<MarketingDb>();
        return await db.ConsentEntries.Where(entry => entry.ClientId == client).OrderBy(entry => entry.At).ToListAsync();
    }
}
