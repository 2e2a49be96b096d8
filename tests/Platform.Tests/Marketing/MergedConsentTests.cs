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
    public async Task F_04_a_choice_made_after_the_merge_outlives_its_undoing()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var (main, other) = (await api.Add("Anna"), await api.Add("Anna"));
        await Decide(salon, api, main, "yes");
        await Decide(salon, api, other, "no");
        await app.Settle();
        var merge = await api.Merge(main, [other]);
        await app.Settle();
        await Decide(salon, api, main, "own-no");
        await app.Settle();
        await api.Undo(merge);
        await app.Settle();

        Assert.True((await Standing(salon, main))!.Objected);
        Assert.Equal(0, await Subscribed(salon, main));
        Assert.False((await Standing(salon, other))!.Objected);
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
        var merge = await api.Merge(main, [other]);
        await api.Undo(merge);
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
            await SubscribeClient.SwitchOff(db, client, new ConsentDecision(db.Now, "Nee", ConsentSource.Link, Actor.Visitor), default);
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
