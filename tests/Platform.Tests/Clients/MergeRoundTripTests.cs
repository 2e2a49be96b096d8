using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Tenancy;
using Platform.Marketing;
using Platform.Tests.Support;

namespace Platform.Tests.Clients;

/// <summary>Whatever is merged and taken back is as it was.</summary>
[Trait("Needs", "Database")]
public sealed class MergeRoundTripTests(SalonApp app)
{
    private static readonly string[] Bin = [MarketingDb.BinFilter];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task F_04_random_cards_are_after_undoing_what_they_were_before(int seed)
    {
        var random = new Random(seed);
        var salon = await app.Open();
        var api = await salon.Api();
        var made = new Making(salon, api, random);
        await made.Begin();
        var cards = new List<Guid>();
        for (var i = 0; i < 12; i++)
        {
            cards.Add(await made.Card());
        }

        await app.Settle();
        var before = await All(salon, api, cards);
        var merges = new List<Guid>();
        var free = cards.ToList();
        while (free.Count > 3)
        {
            var chosen = free.OrderBy(_ => random.Next()).Take(random.Next(2, 5)).ToArray();
            merges.Add(await api.Merge(chosen[0], chosen[1..], made.Choices(chosen)));
            free.RemoveAll(chosen[1..].Contains);
            await app.Settle();
        }

        Assert.NotEqual(before, await All(salon, api, free));
        foreach (var merge in Enumerable.Reverse(merges))
        {
            await api.Undo(merge);
            await app.Settle();
        }

        var after = await All(salon, api, cards);
        Assert.Equal(before, after);
    }

    private static async Task<List<string>> All(Salon salon, HttpClient api, IEnumerable<Guid> cards)
    {
        var said = new List<string>();
        await using var scope = salon.Scope();
        var db = scope.ServiceProvider.GetRequiredService<MarketingDb>();
        foreach (var id in cards)
        {
            said.Add(await api.Said(id));
            said.AddRange((await api.Items($"clients/{id}/notes")).Select(note => note.ToString()));
            said.AddRange((await api.Items($"clients/{id}/timeline?pageSize=200"))
                .Where(line => !line.GetProperty("event").GetString()!.EndsWith("merged", StringComparison.Ordinal)).Select(line => line.ToString()));
            var labels = await db.LabelsOnClients.IgnoreQueryFilters(Bin).AsNoTracking().Where(l => l.ClientId == id).ToListAsync();
            said.AddRange(labels.Select(l => $"{id} {l.LabelId} {l.At:O} {l.By} {l.InBin} {l.MergeId}").Order());
            var lists = await db.Subscriptions.IgnoreQueryFilters(Bin).AsNoTracking().Where(s => s.ClientId == id).ToListAsync();
            said.AddRange(lists.Select(s => $"{id} {s.ListId} {s.State} {s.At:O} {s.Source} {s.InBin} {s.MergeId}").Order());
            var consents = await db.Consents.IgnoreQueryFilters(Bin).AsNoTracking().Where(c => c.ClientId == id).ToListAsync();
            said.AddRange(consents.Select(c => $"{id} {c.Pair()} {c.Standing()} {c.InBin}").Order());
        }

        foreach (var tag in await api.Tags())
        {
            said.Add($"{tag}: {string.Join(", ", (await api.Items($"clients?{tag}&pageSize=200")).Select(item => item.GetProperty("id").GetGuid()).Order())}");
        }

        return said;
    }

    /// <summary>Cards with random fields, labels, lists, consents and notes.</summary>
    private sealed class Making(Salon salon, HttpClient api, Random random)
    {
        private static readonly string[] Fields = ["email", "mobile", "infix", "lastName", "address.city", "birthDate", "group", "status", "displayName"];

        private readonly List<Guid> labels = [];
        private readonly List<Guid> lists = [];

        public async Task Begin()
        {
            foreach (var name in new[] { "VIP", "Student", "Lead" })
            {
                labels.Add(await api.Make("labels", new { name }));
            }

            lists.AddRange((await api.Items("lists")).Select(list => list.GetProperty("id").GetGuid()));
            lists.Add(await api.Make("lists", new { name = "Acties" }));
            lists.Add(await api.Make("lists", new { name = "Huidtips" }));
        }

        public async Task<Guid> Card()
        {
            var id = await api.Make("clients", new
            {
                firstName = Some("Anna", "Ans", "Bea"), infix = Maybe("de", "van der"), lastName = Maybe("Jansen", "Vries"),
                displayName = Maybe("Ans van de bakker"), email = Maybe("a@voorbeeld.example", "b@voorbeeld.example"),
                mobile = Maybe("0612345678", "0687654321"), birthDate = Maybe("1985-03-12"), status = Maybe("lead", "inactive"), group = Maybe("Vast"),
                address = new { street = Maybe("Dorpsstraat", "Kerkstraat"), number = Maybe("1", "2"), city = Maybe("Gent", "Utrecht") },
            });
            foreach (var label in labels.Where(_ => random.Next(2) == 0))
            {
                await api.PutAsync($"clients/{id}/labels/{label}", null);
            }

            foreach (var list in lists.Concat(lists).Where(_ => random.Next(3) == 0))
            {
                await (random.Next(3) == 0 ? api.DeleteAsync($"clients/{id}/lists/{list}") : api.PutAsync($"clients/{id}/lists/{list}", null));
            }

            foreach (var pair in ConsentPair.All.Concat(ConsentPair.All).Where(_ => random.Next(3) == 0))
            {
                var wish = new { purpose = pair.PurposeCode, channel = pair.ChannelCode, given = random.Next(2) == 0 };
                await api.PutAsJsonAsync($"clients/{id}/consents", new[] { wish });
            }

            for (var notes = random.Next(3); notes > 0; notes--)
            {
                await api.PostAsJsonAsync($"clients/{id}/notes", new { text = $"Notitie {random.Next(1000)}" });
            }

            if (random.Next(4) == 0)
            {
                await Object(id);
            }

            return id;
        }

        public Dictionary<string, Guid> Choices(Guid[] cards)
            => Fields.Where(_ => random.Next(2) == 0).ToDictionary(field => field, _ => cards[random.Next(cards.Length)]);

        /// <summary>The client says no in person.</summary>
        private async Task Object(Guid id)
        {
            await using var scope = salon.Scope();
            var db = scope.ServiceProvider.GetRequiredService<MarketingDb>();
            var decision = new ConsentDecision(db.Now, "Nee", ConsentSource.Link, Actor.Visitor);
            await SubscribeClient.SwitchOff(db, id, decision, scope.ServiceProvider.GetRequiredService<Suppression>(), default);
            if (random.Next(2) == 0)
            {
                await api.PutAsync($"clients/{id}/lists/{lists[0]}", null);
            }
        }

        private string? Maybe(params string[] values) => random.Next(2) == 0 ? null : Some(values);

        private string Some(params string[] values) => values[random.Next(values.Length)];
    }
}
