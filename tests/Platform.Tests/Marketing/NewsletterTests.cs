using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Tenancy;
using Platform.Marketing;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

[Trait("Needs", "Database")]
public sealed class NewsletterTests(SalonApp app)
{
    [Theory]
    [InlineData("nl", "Nieuwsbrief")]
    [InlineData("en", "Newsletter")]
    public async Task A_new_salon_has_one_public_list(string language, string name)
    {
        var list = Assert.Single(await (await (await app.Open(language)).Api()).Items("lists"));

        Assert.Equal((name, true, true), (list.GetProperty("name").GetString(), list.GetProperty("public").GetBoolean(), list.GetProperty("isFirst").GetBoolean()));
    }

    [Fact]
    public async Task MK_01_the_switch_gives_and_takes_consent_with_its_proof()
    {
        var salon = await app.Open();
        var client = await (await salon.Api()).Make("clients", new { firstName = "Anna" });
        var browser = await salon.SignIn();
        await browser.Get($"/clients/{client}");
        Assert.Contains("Nooit gevraagd", Status(browser), StringComparison.Ordinal);

        await browser.Post($"/clients/{client}/newsletter", new() { ["On"] = "true" });
        Assert.Contains("Ingeschreven", Status(browser), StringComparison.Ordinal);
        Assert.Contains("door Olga Owner aan de balie", Status(browser), StringComparison.Ordinal);
        await browser.Post($"/clients/{client}/newsletter", new() { ["On"] = "false" });
        Assert.Contains("Uitgeschreven", Status(browser), StringComparison.Ordinal);

        var ledger = await Ledger(salon, client);
        Assert.Equal([ConsentState.Given, ConsentState.Withdrawn], ledger.Select(entry => entry.State));
        Assert.All(ledger, entry => Assert.Equal((ConsentSource.Desk, ActorKind.Staff, "Olga Owner"), (entry.Source, entry.ActorKind, entry.ActorName)));
        Assert.Equal($"Ik wil de nieuwsbrief van {salon.Tenant.Name} graag per e-mail ontvangen. Afmelden kan altijd.", ledger[0].Wording);
    }

    [Fact]
    public async Task A_switch_that_posts_by_script_gets_its_own_part_back()
    {
        var salon = await app.Open();
        var client = await (await salon.Api()).Make("clients", new { firstName = "Anna" });
        var browser = await salon.SignIn();
        browser.Http.DefaultRequestHeaders.Add("HX-Request-Type", "partial");
        await browser.Post($"/clients/{client}/newsletter", new() { ["On"] = "true" });

        Assert.Null(browser.Page.QuerySelector("main"));
        Assert.Contains("Ingeschreven", Status(browser), StringComparison.Ordinal);
        Assert.Contains("Opgeslagen", Status(browser), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Off_is_off_for_all_lists_and_off_one_list_leaves_the_others()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var client = await api.Make("clients", new { firstName = "Anna" });
        var first = (await api.Items("lists"))[0].GetProperty("id").GetGuid();
        var (bridal, sale) = (await api.Make("lists", new { name = "Bruiden" }), await api.Make("lists", new { name = "Acties" }));
        foreach (var list in new[] { first, bridal, sale })
        {
            Assert.Equal(HttpStatusCode.NoContent, (await api.PutAsync($"clients/{client}/lists/{list}", null)).StatusCode);
        }

        await api.DeleteAsync($"clients/{client}/lists/{sale}");
        Assert.Equal(2, (await api.Items("lists")).Sum(list => list.GetProperty("clients").GetInt32()));
        await api.DeleteAsync($"clients/{client}/lists/{first}");
        Assert.Equal(0, (await api.Items("lists")).Sum(list => list.GetProperty("clients").GetInt32()));
        Assert.Equal([ConsentState.Given, ConsentState.Withdrawn], (await Ledger(salon, client)).Select(entry => entry.State));
    }

    [Fact]
    public async Task After_the_clients_own_no_the_desks_yes_waits_for_the_client()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var client = await api.Make("clients", new { firstName = "Anna" });
        await Object(salon, client);
        var browser = await salon.SignIn();
        await browser.Post($"/clients/{client}/newsletter", new() { ["On"] = "true" });

        Assert.Contains("Niet bevestigd", Status(browser), StringComparison.Ordinal);
        Assert.Equal(0, (await api.Items("lists"))[0].GetProperty("clients").GetInt32());
        Assert.Equal(ConsentState.Unconfirmed, (await Ledger(salon, client))[^1].State);
    }

    [Fact]
    public async Task The_ledger_refuses_to_change()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var client = await api.Make("clients", new { firstName = "Anna" });
        await Object(salon, client);
        await using var scope = salon.Scope();
        var db = scope.ServiceProvider.GetRequiredService<MarketingDb>();
        var entry = await db.ConsentEntries.SingleAsync(e => e.ClientId == client);
        db.Entry(entry).Property(e => e.Wording).CurrentValue = "Ja";

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task A_card_in_the_bin_counts_nowhere_and_comes_back_as_it_was()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        var client = await api.Make("clients", new { firstName = "Anna" });
        var label = await api.Make("labels", new { name = "VIP" });
        var first = (await api.Items("lists"))[0].GetProperty("id").GetGuid();
        await api.PutAsync($"clients/{client}/lists/{first}", null);
        await api.PutAsync($"clients/{client}/labels/{label}", null);
        await api.DeleteAsync($"clients/{client}");
        await app.Settle();
        Assert.Equal((0, 0), await Counts(api));

        var browser = await salon.SignIn();
        await browser.Post($"/clients/{client}/restore", []);
        await app.Settle();
        Assert.Equal((1, 1), await Counts(api));
    }

    private static async Task<(int Subscribed, int Labelled)> Counts(HttpClient api) => (
        (await api.Items("lists"))[0].GetProperty("clients").GetInt32(), (await api.Items("labels"))[0].GetProperty("clients").GetInt32());

    /// <summary>The client says no in person.</summary>
    private static async Task Object(Salon salon, Guid client)
    {
        await using var scope = salon.Scope();
        var db = scope.ServiceProvider.GetRequiredService<MarketingDb>();
        var no = new ConsentDecision(db.Now, "Nee.", ConsentSource.Portal, Actor.Named(ActorKind.Client, client, "Anna"));
        await SubscribeClient.SwitchOff(db, client, no, scope.ServiceProvider.GetRequiredService<Suppression>(), default);
    }

    private static async Task<List<ConsentEntry>> Ledger(Salon salon, Guid client)
    {
        await using var scope = salon.Scope();
        var db = scope.ServiceProvider.GetRequiredService<MarketingDb>();
        return await db.ConsentEntries.Where(entry => entry.ClientId == client).OrderBy(entry => entry.At).ToListAsync();
    }

    private static string Status(Browser browser) => browser.Page.QuerySelector("#newsletter")!.TextContent;
}
