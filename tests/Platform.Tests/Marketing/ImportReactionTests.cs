using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts.Clients;
using Platform.History;
using Platform.Kernel.Tenancy;
using Platform.Marketing;
using Platform.Tests.Support;

namespace Platform.Tests.Marketing;

[Trait("Needs", "Database")]
public sealed class ImportReactionTests(SalonApp app)
{
    private static readonly Dictionary<string, IReadOnlyList<Guid>> NoLabels = [];

    [Fact]
    public async Task R20_a_yes_in_the_file_is_a_consent_with_the_file_as_its_proof()
    {
        var salon = await app.Open();
        var (yes, silent) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Import(salon, new ClientsImported(Guid.CreateVersion7(), "klanten.csv", [yes, silent], [], [yes], NoLabels));

        await using var scope = salon.Scope();
        var db = scope.ServiceProvider.GetRequiredService<MarketingDb>();
        var entry = Assert.Single(await db.ConsentEntries.ToListAsync());
        Assert.Equal(
            (yes, ConsentState.Given, ConsentSource.Import, "klanten.csv", "Test"),
            (entry.ClientId, entry.State, entry.Source, entry.Evidence, entry.ActorName));
        Assert.Equal("In het bestand klanten.csv staat bij deze klant ja voor de nieuwsbrief.", entry.Wording);
        Assert.Equal(yes, Assert.Single(await db.Subscriptions.ToListAsync()).ClientId);
    }

    [Fact]
    public async Task R20_a_file_never_turns_a_no_into_a_yes()
    {
        var salon = await app.Open();
        var client = Guid.CreateVersion7();
        await using (var scope = salon.Scope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MarketingDb>();
            var no = new ConsentDecision(db.Now, "Nee.", ConsentSource.Desk, Actor.Named(ActorKind.Staff, null, "Sanne"));
            await SubscribeClient.SwitchOff(db, client, no, scope.ServiceProvider.GetRequiredService<Suppression>(), default);
        }

        await Import(salon, new ClientsImported(Guid.CreateVersion7(), "klanten.csv", [client], [], [client], NoLabels));

        await using var after = salon.Scope();
        var marketing = after.ServiceProvider.GetRequiredService<MarketingDb>();
        Assert.Equal(ConsentState.Withdrawn, (await marketing.Consents.SingleAsync()).State);
        Assert.Empty(await marketing.Subscriptions.ToListAsync());
    }

    [Fact]
    public async Task Labels_of_a_file_are_made_once_and_put_on_once()
    {
        var salon = await app.Open();
        var api = await salon.Api();
        await api.Make("labels", new { name = "VIP" });
        var (anna, bea) = (await api.Make("clients", new { firstName = "Anna" }), await api.Make("clients", new { firstName = "Bea" }));
        var labels = new Dictionary<string, IReadOnlyList<Guid>> { ["vip"] = [anna, bea], ["VIP "] = [anna], ["Nieuw"] = [bea], [" "] = [anna] };
        for (var twice = 0; twice < 2; twice++)
        {
            await Import(salon, new ClientsImported(Guid.CreateVersion7(), "klanten.csv", [], [anna, bea], [], labels));
        }

        var counted = (await api.Items("labels")).Select(label => (label.GetProperty("name").GetString(), label.GetProperty("clients").GetInt32()));
        Assert.Equal([("Nieuw", 1), ("VIP", 2)], counted);
        var vip = (await api.Items("labels"))[1].GetProperty("id").GetGuid();
        Assert.Equal(2, (await api.Items($"clients?label={vip}")).Count);
    }

    [Fact]
    public async Task A_whole_chunk_is_recorded_with_a_line_at_each_client()
    {
        var salon = await app.Open();
        var made = Enumerable.Range(0, 900).Select(_ => Guid.CreateVersion7()).ToList();
        var filled = Enumerable.Range(0, 100).Select(_ => Guid.CreateVersion7()).ToList();
        await Import(salon, new ClientsImported(Guid.CreateVersion7(), "klanten.csv", made, filled, made, NoLabels));

        await using var scope = salon.Scope();
        Assert.Equal(900, await scope.ServiceProvider.GetRequiredService<MarketingDb>().Consents.CountAsync());
        var history = scope.ServiceProvider.GetRequiredService<HistoryDb>();
        Assert.Equal(1000, await history.Entries.CountAsync(entry => entry.ClientId != Guid.Empty));
        Assert.Equal("""{"fileName":"klanten.csv","variant":"filled"}""", (await history.Entries.FirstAsync(entry => entry.ClientId == filled[0])).Payload);
    }

    private async Task Import(Salon salon, ClientsImported fact)
    {
        await using (var scope = salon.Scope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MarketingDb>();
            db.Publish(fact);
            await db.SaveChangesAsync();
        }

        await app.Settle();
    }
}
