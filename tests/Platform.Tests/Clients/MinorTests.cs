using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts.Clients;
using Platform.Marketing;
using Platform.Tests.Marketing;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

/// <summary>Children: seen at a glance, and not asked for a consent that they cannot give.</summary>
[Trait("Needs", "Database")]
public sealed class MinorTests(SalonApp shared)
{
    private static readonly object Allergy = new { text = "Geen ammoniak", category = "allergy" };
    private static readonly object Yes = new { consents = new[] { new { purpose = "marketing", channel = "sms", given = true } } };

    [Fact]
    public async Task D_31_a_child_is_shown_as_one_and_cannot_say_yes_before_a_parent_is_linked()
    {
        var salon = await shared.Open();
        var api = await salon.Api();
        var email = $"kim@{salon.Tenant.Slug}.example";
        var (child, own) = await salon.AddSignedInClient(shared, "Kim", email);
        await Born(api, child, 14);
        var parent = await api.Add("Petra");
        var owner = await salon.SignIn();
        await owner.Get($"/clients/{child}");
        Assert.Contains("Minderjarig (14)", owner.Page.QuerySelector("#minor")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(owner.Page.QuerySelector($"#minor a[href$='/clients/{child}/links']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.PutAsJsonAsync($"clients/{child}/consents", Yes)).StatusCode);
        var list = (await api.Items("lists"))[0].GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.PutAsync($"clients/{child}/lists/{list}", null)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.PostAsJsonAsync($"clients/{child}/notes", Allergy)).StatusCode);
        await owner.Post($"/clients/{child}/newsletter", new() { ["On"] = "true" });
        await owner.Post($"/clients/{child}/consents/marketing-sms", new() { ["On"] = "true" });
        await own.Get("/portal");
        Assert.Contains("Vraag een ouder of verzorger", own.Text, StringComparison.Ordinal);
        await own.Post("/portal/consents/marketing-sms", new() { ["On"] = "true" });
        Assert.Equal(("neverAsked", "neverAsked"), await Standing(api, child));

        await api.Make($"clients/{child}/links", new { otherId = parent, relation = "parent" });
        await own.Post("/portal/consents/marketing-sms", new() { ["On"] = "true" });
        (await api.PutAsync($"clients/{child}/lists/{list}", null)).EnsureSuccessStatusCode();
        await api.Make($"clients/{child}/notes", Allergy);
        Assert.Equal(("given", "given"), await Standing(api, child));
        await owner.Get($"/clients/{child}");
        Assert.Contains("Minderjarig", owner.Page.QuerySelector("#minor")!.TextContent, StringComparison.Ordinal);
        Assert.Null(owner.Page.QuerySelector("#minor a"));
    }

    [Fact]
    public async Task D_31_no_door_takes_the_yes_of_a_child_and_every_door_takes_the_no()
    {
        var salon = await shared.Open();
        var steps = await CampaignSteps.Of(shared, salon);
        var api = steps.Api;
        var offers = await api.Make("lists", new { name = "Aanbiedingen", @public = true });
        var child = await steps.Subscribe("Kim", steps.Address(0));
        await steps.Send(await steps.Draft());
        await Born(api, child, 14);

        // The page of choices: off is done, on is not.
        var leave = CampaignSteps.LeaveLink(Assert.Single(shared.Mails.To(steps.Address(0))));
        var visitor = salon.Visit();
        await visitor.Get(leave);
        await visitor.PostFields(
            $"{leave}/preferences", [KeyValuePair.Create("Lists", $"{offers}"), KeyValuePair.Create("Track", "true"), KeyValuePair.Create("Do", "save")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Last.StatusCode);
        Assert.Contains("Vraag een ouder of verzorger", visitor.Text, StringComparison.Ordinal);
        Assert.Empty(visitor.Page.QuerySelectorAll("input[type=checkbox][checked]"));
        await visitor.PostFields($"{leave}/preferences", [KeyValuePair.Create("Do", "all")]);

        // A newsletter that was asked for, a ticked box on the contact form, and a file.
        var form = salon.Visit();
        await form.Get("/newsletter");
        await form.PostAll("/newsletter", [("FirstName", "Kim"), ("Email", steps.Address(0)), ("Language", "nl"), ("Lists", $"{offers}")]);
        await shared.Settle();
        var link = SentMails.LinkIn(shared.Mails.To(steps.Address(0))[^1]);
        await visitor.Get(link);
        await visitor.Post(link, []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Last.StatusCode);
        Assert.Contains("Vraag een ouder of verzorger", visitor.Text, StringComparison.Ordinal);
        var second = await api.Make("clients", new { firstName = "Bo" });
        await Born(api, second, 12);
        await using (var scope = salon.Scope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MarketingDb>();
            db.Publish(new ContactRequested(second, "Ja, stuur mij de nieuwsbrief.", Guid.CreateVersion7()));
            db.Publish(new ClientsImported(Guid.CreateVersion7(), "klanten.csv", [], [second], [second], new Dictionary<string, IReadOnlyList<Guid>>()));
            await db.SaveChangesAsync();
        }

        await shared.Settle();
        Assert.Equal(0, await steps.Db(db => db.Consents.CountAsync(consent => consent.ClientId == second)));
        Assert.Equal(0, await steps.Db(db => db.Consents.CountAsync(consent => consent.ClientId == child && consent.State == ConsentState.Given)));
        Assert.Equal(0, await steps.Db(db => db.Subscriptions.CountAsync(row => row.State == SubscriptionState.Subscribed)));

        // The link has waited for the parent.
        await api.Make($"clients/{child}/links", new { otherId = await api.Add("Petra"), relation = "parent" });
        await visitor.Post(link, []);
        Assert.Equal(HttpStatusCode.OK, visitor.Last.StatusCode);
        Assert.Equal("given", (await Standing(api, child)).Email);
    }

    [Theory]
    [InlineData("NL", 16, "given", true)]
    [InlineData("NL", 15, "neverAsked", true)]
    [InlineData("NL", 18, "given", false)]
    [InlineData("BE", 13, "given", true)]
    [InlineData("BE", 12, "neverAsked", true)]
    public async Task D_31_the_age_to_consent_is_the_countrys(string country, int age, string state, bool isMinor)
    {
        var salon = await shared.Open(country: country);
        var api = await salon.Api();
        var client = await api.Add("Kim");
        await Born(api, client, age);
        await api.PutAsJsonAsync($"clients/{client}/consents", Yes);
        Assert.Equal(state, (await Standing(api, client)).Sms);
        (await api.PutAsJsonAsync($"clients/{client}/consents", new { consents = new[] { new { purpose = "marketing", channel = "sms", given = false } } })).EnsureSuccessStatusCode();
        var owner = await salon.SignIn();
        await owner.Get($"/clients/{client}");
        Assert.Equal(isMinor, owner.Page.QuerySelector("#minor") is not null);
    }

    private async Task Born(HttpClient api, Guid client, int age)
    {
        var birthday = TimeZoneInfo.ConvertTime(shared.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam")).AddYears(-age);
        var version = (await api.GetFromJsonAsync<JsonElement>($"clients/{client}")).GetProperty("version").GetInt32();
        (await api.PatchAsJsonAsync($"clients/{client}", new { birthDate = birthday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), version })).EnsureSuccessStatusCode();
    }

    private static async Task<(string Email, string Sms)> Standing(HttpClient api, Guid client)
    {
        var items = await api.Items($"clients/{client}/consents");
        return (Of("email"), Of("sms"));

        string Of(string channel) => items.First(one => one.GetProperty("purpose").GetString() == "marketing"
            && one.GetProperty("channel").GetString() == channel).GetProperty("state").GetString()!;
    }
}
