using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Tenancy;
using Platform.Marketing;
using Platform.Tests.Clients;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

[Trait("Needs", "Database")]
public sealed class MergedConsentTests(SalonApp app)
{
    [Theory]
    [InlineData("yes", "no", "Withdrawn")]
    [InlineData("no", "yes", "Withdrawn")]
    [InlineData("yes", "own-no", "Withdrawn")]
    [InlineData("yes", "unconfirmed", "Unconfirmed")]
    [InlineData("yes", "yes", "Given")]
    [InlineData("", "yes", "Given")]
    [InlineData("", "own-no", "Withdrawn")]
    [InlineData("yes", "", "Given")]
    [InlineData("", "", null)]
    public async Task CL_47_of_two_choices_the_stricter_holds_and_undoing_brings_back_both(string mains, string others, string? merged)
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var (main, other) = (await api.Add("Anna"), await api.Add("Anna"));
        await Decide(salon, api, main, mains);
        await Decide(salon, api, other, others);
        await app.Settle();
        var before = (await Standing(salon, main), await Standing(salon, other));
        var merge = await api.Merge(main, [other]);
        await app.Settle();

        Assert.Equal(merged, (await Standing(salon, main))?.State?.ToString());
        Assert.Equal(merged == "Given" ? 1 : 0, await Subscribed(salon, main));
        Assert.Equal(others is "own-no" or "unconfirmed", (await Standing(salon, main))?.Objected ?? false);
        await api.Undo(merge);
        await app.Settle();
        Assert.Equal(before, (await Standing(salon, main), await Standing(salon, other)));

        // The proof of both steps stays, where there was something to prove.
        var steps = (await Ledger(salon, main)).Count(line => line.Wording.Contains("samen", StringComparison.Ordinal));
        Assert.Equal(merged == before.Item1?.State?.ToString() ? 0 : 2, steps);
    }

    [Fact]
    public async Task D_23_of_every_purpose_and_channel_the_stricter_holds_and_undoing_brings_back_each()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var (main, other) = (await api.Add("Anna"), await api.Add("Anna"));
        await Set(api, main, ("appointments", "sms", false), ("marketing", "sms", true), ("health", null, true), ("photos-website", null, true));
        await Set(api, other, ("appointments", "email", false), ("marketing", "sms", true), ("health", null, true), ("photos-social", null, true));
        await Set(api, other, ("health", null, false));
        await app.Settle();
        var (mains, others) = (await States(api, main), await States(api, other));
        var merge = await api.Merge(main, [other]);
        await app.Settle();

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["appointments-email"] = "withdrawn", ["appointments-sms"] = "withdrawn", ["marketing-sms"] = "given", ["health"] = "withdrawn",
                ["photos-website"] = "given", ["photos-social"] = "given",
            },
            (await States(api, main)).Where(state => state.Value is not ("neverAsked" or "byAgreement")).ToDictionary());
        await api.Undo(merge);
        await app.Settle();
        Assert.Equal(mains, await States(api, main));
        Assert.Equal(others, await States(api, other));

        // A card whose appointment messages were never switched has them on again.
        Assert.Equal(
            [ConsentState.Withdrawn, ConsentState.Given],
            (await Ledger(salon, main)).Where(line => line.Purpose == ConsentPurpose.Appointments && line.Channel == ConsentChannel.Email)
                .OrderBy(line => line.At).Select(line => line.State));
    }

    [Fact]
    public async Task D_23_one_merge_taken_back_after_a_later_one_still_returns_what_was_before_both()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var (main, first, second) = (await api.Add("Anna"), await api.Add("Anna"), await api.Add("Anna"));
        await Set(api, first, ("reviews", "email", true));
        await Set(api, second, ("reviews", "email", true));
        await Set(api, second, ("reviews", "email", false));
        await app.Settle();
        var before = await States(api, main);
        var earlier = await api.Merge(main, [first]);
        await app.Settle();
        var later = await api.Merge(main, [second]);
        await app.Settle();
        await api.Undo(later);
        await app.Settle();
        await api.Undo(earlier);
        await app.Settle();

        Assert.Equal(before, await States(api, main));
    }

    [Fact]
    public async Task D_17_the_card_shows_the_lines_and_words_of_the_cards_merged_into_it()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var (main, other) = (await api.Add("Anna"), await api.Add("Anna"));
        await Set(api, other, ("photos-website", null, true));
        await app.Settle();
        await api.Merge(main, [other]);
        await app.Settle();
        var browser = await salon.SignIn();
        await browser.Get($"/clients/{main}?tab=consents");

        Assert.Equal(2, browser.Page.QuerySelectorAll("#consents .timeline li").Length);
        var website = (await api.Items($"clients/{main}/consents")).Single(item => item.GetProperty("purpose").GetString() == "photos-website");
        Assert.StartsWith($"{salon.Tenant.Name} mag foto’s van mij", website.GetProperty("wording").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no")]
    [InlineData("own-no")]
    public async Task F_04_a_choice_made_after_the_merge_outlives_its_undoing(string others)
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var (main, other) = (await api.Add("Anna"), await api.Add("Anna"));
        await Decide(salon, api, main, "yes");
        await Decide(salon, api, other, others);
        await app.Settle();
        var merge = await api.Merge(main, [other]);
        await app.Settle();
        await Decide(salon, api, main, "own-no");
        await app.Settle();
        await api.Undo(merge);
        await app.Settle();

        Assert.True((await Standing(salon, main))!.Objected);
        Assert.Equal(0, await Subscribed(salon, main));
        Assert.Equal(others == "own-no", (await Standing(salon, other))!.Objected);
    }

    [Fact]
    public async Task F_04_what_is_heard_of_a_merge_after_its_undoing_changes_nothing()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var (main, other) = (await api.Add("Anna"), await api.Add("Anna"));
        await Decide(salon, api, main, "yes");
        await Decide(salon, api, other, "no");
        await app.Settle();
        var merge = Guid.NewGuid();
        await using (var scope = salon.Scope())
        {
            var merged = new Contracts.Clients.ClientMerged(other, main, merge, "Anna");
            var undone = new Contracts.Clients.ClientUnmerged(other, main, merge, "Anna");
            var db = scope.ServiceProvider.GetRequiredService<MarketingDb>();
            var envelope = new Kernel.Events.Envelope(Guid.NewGuid(), "test", default, db.Now, Actor.System, null, "test", "{}");
            await db.InTransaction(
                async () =>
                {
                    await scope.ServiceProvider.GetRequiredService<PartMarketingWhenClientUnmerged>().React(undone, envelope, default);
                    await scope.ServiceProvider.GetRequiredService<JoinMarketingWhenClientMerged>().React(merged, envelope, default);
                    await db.SaveChangesAsync();
                },
                default);
        }

        await app.Settle();
        Assert.Equal(ConsentState.Given, (await Standing(salon, main))!.State);
        Assert.Equal(1, await Subscribed(salon, main));
        Assert.Equal(ConsentState.Withdrawn, (await Standing(salon, other))!.State);
    }

    private static async Task Set(HttpClient api, Guid client, params (string Purpose, string? Channel, bool Given)[] wanted)
        => (await api.PutAsJsonAsync($"clients/{client}/consents", new { consents = wanted.Select(one => new { purpose = one.Purpose, channel = one.Channel, given = one.Given }) }))
            .EnsureSuccessStatusCode();

    private static async Task<Dictionary<string, string>> States(HttpClient api, Guid client)
    {
        var items = (await api.Items($"clients/{client}/consents")).Select(item => item.Deserialize<Stands>(JsonSerializerOptions.Web)!);
        return items.ToDictionary(one => one.Channel is null ? one.Purpose : $"{one.Purpose}-{one.Channel}", one => one.State);
    }

    private sealed record Stands(string Purpose, string? Channel, string State);

    private static async Task Decide(Salon salon, HttpClient api, Guid client, string what)
    {
        var first = (await api.Items("lists"))[0].GetProperty("id").GetGuid();
        if (what is "yes" or "no")
        {
            await api.PutAsync($"clients/{client}/lists/{first}", null);
        }

        if (what == "no")
        {
            await api.DeleteAsync($"clients/{client}/lists/{first}");
        }

        if (what is "own-no" or "unconfirmed")
        {
            await using var scope = salon.Scope();
            var db = scope.ServiceProvider.GetRequiredService<MarketingDb>();
            await SubscribeClient.SwitchOff(db, client, new ConsentDecision(db.Now, "Nee", ConsentSource.Link, Actor.Visitor), scope.ServiceProvider.GetRequiredService<Suppression>(), default);
        }

        if (what == "unconfirmed")
        {
            await api.PutAsync($"clients/{client}/lists/{first}", null);
        }
    }

    /// <summary>As the newsletter sees it: nothing of a hidden card.</summary>
    private static async Task<ConsentStanding?> Standing(Salon salon, Guid client)
    {
        await using var scope = salon.Scope();
        return (await scope.ServiceProvider.GetRequiredService<MarketingDb>().ConsentToMail(client, default))?.Standing();
    }

    private static async Task<int> Subscribed(Salon salon, Guid client)
    {
        await using var scope = salon.Scope();
        return await scope.ServiceProvider.GetRequiredService<MarketingDb>().Subscriptions
            .CountAsync(s => s.ClientId == client && s.State == SubscriptionState.Subscribed);
    }

    private static async Task<List<ConsentEntry>> Ledger(Salon salon, Guid client)
    {
        await using var scope = salon.Scope();
        return await scope.ServiceProvider.GetRequiredService<MarketingDb>().ConsentEntries.Where(entry => entry.ClientId == client).ToListAsync();
    }
}
