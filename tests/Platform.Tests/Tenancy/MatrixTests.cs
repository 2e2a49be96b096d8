using Platform.Kernel.Modules;
using Platform.Kernel.Tenancy;
using Platform.Tests.Support;

namespace Platform.Tests.Tenancy;

/// <summary>Every address of the running application, visited by the people of one salon with the ids of another.</summary>
[Trait("Needs", "Database")]
public sealed class MatrixTests(SalonApp app)
{
    private const string Canary = "kanarievogel";

    /// <summary>A search that would find the canary; pages may repeat what was searched for.</summary>
    private const string Searched = "kanarie";

    private readonly IReadOnlyList<Address> all = Address.Of(app);

    [Fact]
    public async Task T1_D_32_an_id_of_another_salon_is_answered_like_one_that_never_was()
    {
        var (theirs, ours) = (await Inhabited(), await app.Open());
        var strangers = await Strangers.Of(app, ours);
        var ids = await Strangers.IdsOf(app, theirs);
        foreach (var address in all.Where(address => address.TakesAnId))
        {
            var never = await Meanings(strangers, address, ours, Guid.NewGuid());
            foreach (var id in Sampled(ids, address))
            {
                Assert.Equal(never, await Meanings(strangers, address, ours, id));
            }

            // A page for anyone knows no client, so the token of a client's form does not fit it: 400 there, whatever the id.
            string[] refused = address.Admission!.Door is Door.Anywhere or Door.Public ? ["400", "401", "403", "404"] : ["401", "403", "404"];
            Assert.All(never, meaning => Assert.Contains(Status(meaning), refused));
        }
    }

    [Fact]
    public async Task T2_nothing_of_another_salon_is_ever_shown()
    {
        var (theirs, ours) = (await Inhabited(), await app.Open());
        var strangers = await Strangers.Of(app, ours);
        var ids = await Strangers.IdsOf(app, theirs);
        foreach (var address in all.Where(address => address.Method == "GET"))
        {
            var path = $"{PathOf(address, ours, ids[^1])}?q={Searched}&search={Searched}&tab={Searched}&clientId={ids[0]}";
            await foreach (var (who, answer) in strangers.Ask(address, path, () => null))
            {
                var said = await answer.Content.ReadAsStringAsync() + answer.Headers;
                Assert.False(said.Contains(Canary, StringComparison.OrdinalIgnoreCase), who);
            }
        }
    }

    [Fact]
    public async Task T2_the_search_for_another_salons_words_would_find_them_at_home()
    {
        var theirs = await Inhabited();
        var owner = await theirs.SignIn();
        await owner.Get("/settings/team");
        Assert.Contains(Canary, owner.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task T3_ids_of_another_salon_in_bodies_and_addresses_change_nothing_there()
    {
        var (theirs, ours) = (await Inhabited(), await app.Open());
        var strangers = await Strangers.Of(app, ours);
        var ids = await Strangers.IdsOf(app, theirs);
        var before = await new Tables(app).Sums(theirs);
        foreach (var address in all.Where(address => !address.IsSafe))
        {
            foreach (var id in Sampled(ids, address))
            {
                var path = $"{PathOf(address, ours, id)}?tenant={theirs.Tenant.Id}&tenantId={theirs.Tenant.Id}&id={id}";
                await foreach (var (who, answer) in strangers.Ask(address, path, () => Strangers.Hostile(address, id, theirs.Tenant.Id)))
                {
                    Assert.True((int)answer.StatusCode < 500, $"{who} got {answer.StatusCode}.");
                }
            }
        }

        Assert.Equal(before, await new Tables(app).Sums(theirs));
    }

    /// <summary>A salon with something in every table that this suite can fill, all of it carrying the canary.</summary>
    private async Task<Salon> Inhabited()
    {
        var salon = await app.Open();
        await salon.Api();
        var owner = await salon.SignIn();
        await owner.Get("/settings/team");
        await owner.Post("/settings/team", new() { ["Name"] = $"Sam {Canary}", ["Email"] = $"{Canary}@staff.example", ["Role"] = "stylist" });
        await salon.AddSignedInClient(app, $"Klant {Canary}", $"{Canary}@{salon.Tenant.Slug}.example");
        return salon;
    }

    /// <summary>Half a dozen for each address, others for the next: all of them come by, and the suite stays quick.</summary>
    private static IEnumerable<Guid> Sampled(IReadOnlyList<Guid> ids, Address address)
    {
        var from = Math.Abs(address.ToString().Sum(letter => letter)) % ids.Count;
        return Enumerable.Range(from, Math.Min(6, ids.Count)).Select(place => ids[place % ids.Count]);
    }

    private static async Task<List<string>> Meanings(Strangers strangers, Address address, Salon ours, Guid id)
    {
        var meanings = new List<string>();
        await foreach (var (who, answer) in strangers.Ask(address, PathOf(address, ours, id), () => Strangers.Plausible(address)))
        {
            meanings.Add($"{who}: {await answer.Meaning()}");
        }

        return meanings;
    }

    /// <summary>Who was sent to the sign-in page was refused as surely as with 401.</summary>
    private static string Status(string meaning)
    {
        var said = meaning[(meaning.IndexOf(": ", StringComparison.Ordinal) + 2)..];
        var sentToSignIn = said.StartsWith("302", StringComparison.Ordinal) || said.Contains("name=\"Password\"", StringComparison.Ordinal);
        return sentToSignIn && said.Contains("/sign-in", StringComparison.Ordinal) ? "401" : said[..3];
    }

    private static string PathOf(Address address, Salon salon, Guid id)
        => (address.Admission!.Door is Door.Platform or Door.Api ? "" : salon.Path) + address.PathWith(id);
}
