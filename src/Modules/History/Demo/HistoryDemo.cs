namespace Platform.History;

/// <summary>
/// Two months of small changes in the demo salon, so that a history has more than one day: its import lies that far back, and
/// since then the team has kept the cards.
/// </summary>
internal sealed class HistoryDemo(HistoryDb db) : DemoPart
{
    private const int Days = 60;
    private const int MostChanges = 3;

    private static readonly TimeSpan Opens = TimeSpan.FromHours(8);
    private static readonly TimeSpan OpenFor = TimeSpan.FromHours(8);

    private static readonly string[] Team = ["Sanne de Wit", "Daan Visser", "Noor Jansen", "Eva Mulder"];

    private static readonly string[] Changes =
    [
        """{"fields":["mobile"]}""", """{"fields":["address.street","address.number","address.postcode"]}""", """{"fields":["email"]}""",
        """{"fields":["birthDate"]}""", """{"fields":["lastName","email"]}""", """{"fields":["status"]}""",
    ];

    public override int Order => 90;

    public override async Task Fill(DemoSalon salon, CancellationToken cancellationToken)
    {
        var imported = db.Entries.Where(entry => entry.Kind == ActionKind.Import && entry.ClientId != Guid.Empty);
        var before = db.Now.Date.AddDays(-Days) + Opens;
        var clients = await imported.Select(entry => entry.ClientId).OrderBy(id => id).ToListAsync(cancellationToken);

        // Always the same weeks for everybody who looks: the demo must not depend on luck.
        var chance = new Random(salon.Clients);
        var changes = clients
            .SelectMany(client => Enumerable.Range(0, chance.Next(MostChanges + 1)).Select(_ => Changed(client, chance)))
            .ToList();
        await db.InTransaction(
            async () =>
            {
                await imported.ExecuteUpdateAsync(set => set.SetProperty(entry => entry.At, before), cancellationToken);
                await db.InsertMany(changes, cancellationToken);
            },
            cancellationToken);
    }

    private HistoryEntry Changed(Guid client, Random chance) => new()
    {
        ClientId = client,
        At = db.Now.Date.AddDays(-chance.Next(1, Days)) + Opens + (OpenFor * chance.NextDouble()),
        EventId = Guid.CreateVersion7(),
        Name = "clients.client-changed",
        Kind = ActionKind.Profile,
        ActorKind = ActorKind.Staff,
        ActorName = Team[chance.Next(Team.Length)],
        Payload = Changes[chance.Next(Changes.Length)],
    };
}
