using Platform.Bench.Figures;
using Platform.Bench.Stage;
using Platform.Bench.Visiting;
using Platform.Clients.Demo;

namespace Platform.Bench.Benchmarks;

/// <summary>Finding a client: under the search field while somebody types, and through the API with a count.</summary>
internal sealed class SearchClients : IBenchmark
{
    private const int Requests = 500;

    public string Name => "search";

    public async IAsyncEnumerable<Figure> Run(Theatre theatre)
    {
        await foreach (var installation in theatre.Installations())
        {
            await using var host = await installation.Serve();
            using var owner = await Visitor.Owner(host);
            await using var sql = await PlainSql.Open(installation);
            var typed = Typed().Take(Requests).ToList();
            var suggesting = typed.ConvertAll(text => $"clients/search?q={Uri.EscapeDataString(text)}");
            var listing = typed.ConvertAll(text => $"api/v1/clients?q={Uri.EscapeDataString(text)}");
            await Rush.WarmUp(owner, ["clients/search?q=nobody-is-called-so", "api/v1/clients?q=nobody-is-called-so"]);
            var suggestions = await Timings.Of(suggesting, owner.Get);
            var listed = await Timings.Of(listing, owner.Get);
            var alone = await sql.Search(typed);
            const string Baseline = "LIKE over name, address and telephone, plain ADO";
            yield return new($"search.p50.{installation.Suffix}", suggestions.P50, "ms", Baseline, alone.P50);
            yield return new($"search.p95.{installation.Suffix}", suggestions.P95, "ms", Baseline, alone.P95);
            yield return new($"search.api.p95.{installation.Suffix}", listed.P95, "ms", Baseline, alone.P95);
        }
    }

    /// <summary>What people type: a few letters, a surname, a whole name, an address, the end of a number. No two alike in a row.</summary>
    private static IEnumerable<string> Typed()
    {
        var people = new MadeUpPeople("NL");
        for (var turn = 0; ; turn++)
        {
            var person = people.Next();
            yield return (turn % 5) switch
            {
                0 => person.FirstName![..3],
                1 => person.LastName ?? person.FirstName!,
                2 => $"{person.FirstName} {person.LastName}",
                3 => person.Email?.Split('@')[0] ?? person.FirstName!,
                _ => person.Mobile?[^5..] ?? "12345",
            };
        }
    }
}
