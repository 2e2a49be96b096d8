using Platform.Clients.Notes;
using Platform.Clients.Registration;
using Platform.Contracts.Clients;

namespace Platform.Clients.Demo;

/// <summary>Fills a demo salon with made-up clients: most in bulk, as after an import, and a few by hand, so that there is history.</summary>
internal sealed class ClientsDemo(ClientsDb db, RegisterClient.Registry registry, WriteNote.Notebook notebook) : DemoPart
{
    private const int ByHand = 12;
    private const int Chunk = 1000;

    private static readonly string[] Notes = ["Graag geen parfum.", "Kleurt altijd met 6.1.", "Komt meestal met de kinderen.", "Belt liever dan mailt."];

    public override int Order => 20;

    public override async Task Fill(DemoSalon salon, CancellationToken cancellationToken)
    {
        var people = new MadeUpPeople(salon.Country);
        await FillInBulk(salon, people, salon.Clients - ByHand, cancellationToken);
        for (var i = 0; i < ByHand; i++)
        {
            var client = await registry.Register(people.Next(), "desk", new(), cancellationToken);
            await notebook.Write(client!.Id, new() { Text = Notes[i % Notes.Length] }, new(), cancellationToken);
        }
    }

    private async Task FillInBulk(DemoSalon salon, MadeUpPeople people, int count, CancellationToken cancellationToken)
    {
        var now = db.Now;
        var clients = Enumerable.Range(0, count).Select(_ => Client.Register(people.Next(), salon.Country, "demo", people.Before(now)));
        foreach (var chunk in clients.Chunk(Chunk))
        {
            await db.InTransaction(
                async () =>
                {
                    await db.InsertMany(chunk, cancellationToken);
                    db.Publish(Imported([.. chunk.Select(client => client.Id)]));
                    await db.SaveChangesAsync(cancellationToken);
                },
                cancellationToken);
        }
    }

    /// <summary>A third of them want the newsletter, some carry a label: so that the other modules have something to show.</summary>
    private static ClientsImported Imported(List<Guid> ids) => new(
        Guid.CreateVersion7(), "klanten.csv", ids, [], Every(3, ids),
        new Dictionary<string, IReadOnlyList<Guid>> { ["VIP"] = Every(12, ids), ["Warme lead"] = Every(9, ids), ["Student"] = Every(15, ids) });

    private static List<Guid> Every(int each, List<Guid> ids) => [.. ids.Where((_, place) => place % each == 0)];
}
