namespace Platform.History;

/// <summary>A year of small changes at some of the demo clients, so that a history has more than one day.</summary>
internal sealed class HistoryDemo(HistoryDb db) : DemoPart
{
    private const int MostClients = 400;

    private static readonly string[] Staff = ["Sanne de Wit", "Fatima El Amrani", "Joris Bakker"];

    private static readonly string[] Changes =
    [
        """{"fields":["mobile"]}""", """{"fields":["address.street","address.city"]}""", """{"fields":["email"]}""",
    ];

    public override int Order => 90;

    public override async Task Fill(DemoSalon salon, CancellationToken cancellationToken)
    {
        var clients = await db.Entries.Select(entry => entry.ClientId).Distinct().OrderBy(id => id).Take(MostClients)
            .ToListAsync(cancellationToken);

        // Always the same year for everybody who looks: the demo must not depend on luck.
        var chance = new Random(salon.Clients);
        var entries = clients.SelectMany(client => Enumerable.Range(0, chance.Next(6)).Select(_ => Changed(client, chance))).ToList();
        await db.InTransaction(() => db.InsertMany(entries, cancellationToken), cancellationToken);
    }

    private HistoryEntry Changed(Guid client, Random chance) => new()
    {
        ClientId = client,
        At = db.Now.AddMinutes(-chance.Next(60, 365 * 24 * 60)),
        EventId = Guid.CreateVersion7(),
        Name = "clients.client-changed",
        Kind = ActionKind.Profile,
        ActorKind = ActorKind.Staff,
        ActorName = Staff[chance.Next(Staff.Length)],
        Payload = Changes[chance.Next(Changes.Length)],
    };
}
