using System.Net.Http.Json;
using System.Text.Json;
using Platform.Bench.Figures;
using Platform.Bench.Stage;
using Platform.Bench.Visiting;

namespace Platform.Bench.Benchmarks;

/// <summary>The card with every section, the search for double cards in the largest salon, and merging two.</summary>
internal sealed class CardsAndTwins : IBenchmark
{
    private const int Cards = 20;
    private const int Rounds = 3;
    private const int Notes = 8;
    private const int Scans = 5;
    private const int Merges = 100;

    /// <summary>Each with the column at the left, which has the figures, the notes and the labels.</summary>
    private static readonly string[] Tabs =
        ["info", "billing", "notes", "photos", "appointments", "statistics", "messages", "history", "consents", "privacy"];

    public string Name => "card";

    public async IAsyncEnumerable<Figure> Run(Theatre theatre)
    {
        await foreach (var installation in theatre.Installations())
        {
            var key = await installation.Say("apikey", "add", Crowd.LargestSlug, "--name", "card", "--role", "owner");
            await using var host = await installation.Serve();
            using var program = Visitor.Program(host, key);
            using var owner = await Visitor.Owner(host);
            await using var sql = await PlainSql.Open(installation);
            await using var connection = await installation.Connect();
            var cards = new List<Guid>();
            for (var number = 0; number < Cards; number++)
            {
                cards.Add(await FullCard(program, number));
            }

            while (!await installation.NoEventWaits())
            {
                await Task.Delay(100);
            }

            var addresses = Enumerable.Repeat(0, Rounds).SelectMany(_ => cards)
                .SelectMany(card => Tabs.Select(tab => $"clients/{card}?tab={tab}")).ToList();
            await Rush.WarmUp(owner, [.. addresses.Take(Tabs.Length)]);
            var pages = await Timings.Of(addresses, owner.Get);
            var lines = await sql.Timeline(cards[0], addresses.Count);
            const string Lines = "fifty lines of the card by key, plain ADO";
            yield return new($"card.p50.{installation.Suffix}", pages.P50, "ms", Lines, lines.P50);
            yield return new($"card.p95.{installation.Suffix}", pages.P95, "ms", Lines, lines.P95);

            var scans = await Timings.Of([.. Enumerable.Repeat("clients/duplicates", Scans)], owner.Get);
            var (_, took) = await sql.ReadAll();
            const string All = "all columns of every client, plain ADO";
            yield return new($"duplicates.p95.{installation.Suffix}", scans.P95, "ms", All, took.TotalMilliseconds);

            var pairs = new List<(Guid Main, Guid Other)>();
            for (var number = 0; number < Merges; number++)
            {
                pairs.Add((await FullCard(program, number), await FullCard(program, number)));
            }

            var merges = await Timings.Of(
                pairs, pair => program.Post("clients/merge", JsonContent.Create(new { mainId = pair.Main, otherIds = new[] { pair.Other } })));
            var bare = await EventDelay.ChannelAndCommit(connection, installation.Table("kernel", "bench_scratch"));
            yield return new($"merge.p95.{installation.Suffix}", merges.P95, "ms", "a hop over a channel and one commit", bare.P95);
        }
    }

    private static async Task<Guid> FullCard(Visitor program, int number)
    {
        var made = await program.Post("clients", JsonContent.Create(new
        {
            firstName = $"Vol{number}", lastName = "Kaart", email = $"vol{number}@bench.example", mobile = $"06-2{number:D7}",
            address = new { street = "Kerkstraat", number = "12", postcode = "4461 AB", city = "Goes" },
            billing = new { name = "Kaart BV", email = "facturen@bench.example" },
        }));
        var id = JsonDocument.Parse(made).RootElement.GetProperty("id").GetGuid();
        for (var note = 0; note < Notes; note++)
        {
            await program.Post($"clients/{id}/notes", JsonContent.Create(new { text = $"Notitie {note} over haar en kleur" }));
        }

        await program.Post($"clients/{id}/notes", JsonContent.Create(new { text = "PPD", category = "allergy" }));
        await program.Post($"clients/{id}/messages", JsonContent.Create(new { subject = "Tot dinsdag", text = "Tot dan" }));
        foreach (var type in new[] { "call", "appointment" })
        {
            var form = new MultipartFormDataContent { { new StringContent("Gedaan"), "title" }, { new StringContent(type), "type" } };
            await program.Post($"clients/{id}/actions", form);
        }

        return id;
    }
}
