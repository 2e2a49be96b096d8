using Platform.Clients.Notes;
using Platform.Clients.Registration;
using Platform.Contracts.Clients;

namespace Platform.Clients.Demo;

/// <summary>Fills a demo salon with made-up clients: most as an import brings them, and a few by hand with a note.</summary>
internal sealed class ClientsDemo(ClientsDb db, RegisterClient.Registry registry, WriteNote.Notebook notebook) : DemoPart
{
    private const string FileName = "klanten-salonized.csv";
    private const int ByHand = 12;
    private const int Chunk = 1000;
    private const int NewsletterEach = 3;

    private static readonly (string Text, string? Category)[] Notes =
    [
        ("Allergisch voor PPD in haarverf.", UsualCategory.Allergy), ("Kleurt altijd met 6.1.", "technique"),
        ("Komt meestal met de kinderen.", "personal"), ("Belt liever dan mailt.", null),
    ];

    private static readonly (string Name, int Each)[] Labels = [("VIP", 12), ("Warme lead", 19), ("Student", 15)];

    public override int Order => 20;

    public override async Task Fill(DemoSalon salon, CancellationToken cancellationToken)
    {
        var people = new MadeUpPeople(salon.Country);
        await Import(salon, people, salon.Clients - ByHand, cancellationToken);
        for (var i = 0; i < ByHand; i++)
        {
            var client = await registry.Register(people.Next(), "desk", new(), cancellationToken);
            var (text, category) = Notes[i % Notes.Length];
            await notebook.Write(client!.Id, new() { Text = text, Category = category }, new(), cancellationToken);
        }
    }

    /// <summary>Says what an import says, so that labels, newsletters and histories come by themselves.</summary>
    private async Task Import(DemoSalon salon, MadeUpPeople people, int count, CancellationToken cancellationToken)
    {
        var (importId, now) = (Guid.CreateVersion7(), db.Now);
        var clients = Enumerable.Range(0, count).Select(_ => Client.Register(people.Next(), "import", people.Before(now)));
        foreach (var chunk in clients.Chunk(Chunk))
        {
            await db.InTransaction(
                async () =>
                {
                    await db.AddMany(chunk, cancellationToken);
                    db.Publish(Imported(importId, chunk));
                    await db.SaveChangesAsync(cancellationToken);
                },
                cancellationToken);
        }
    }

    private static ClientsImported Imported(Guid importId, Client[] chunk)
    {
        var newsletter = Every(NewsletterEach, [.. chunk.Where(client => client.Email is not null)]);
        var labels = Labels.ToDictionary(label => label.Name, label => Every(label.Each, chunk));
        return new(importId, FileName, Every(1, chunk), [], newsletter, labels);
    }

    private static IReadOnlyList<Guid> Every(int each, Client[] clients)
        => [.. clients.Where((_, i) => i % each == 0).Select(client => client.Id)];
}
