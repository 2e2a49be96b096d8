using System.Text.Json;
using Platform.Contracts.Clients;

namespace Platform.Marketing;

/// <summary>
/// Labels and newsletters for a part of the demo clients. Marketing knows no clients of its own, so it reads who they are from
/// what was said when they came in.
/// </summary>
internal sealed class MarketingDemo(MarketingDb db, Decisions decisions, TenantContext salon) : DemoPart
{
    private static readonly (string Name, string Color, int Each)[] Labels = [("VIP", "amber", 12), ("Warme lead", "pink", 9), ("Student", "blue", 15)];

    public override int Order => 30;

    public override async Task Fill(DemoSalon salonToFill, CancellationToken cancellationToken)
    {
        var clients = await ClientsSoFar(cancellationToken);
        await db.InTransaction(
            async () =>
            {
                foreach (var (name, color, each) in Labels)
                {
                    await PutOn(await Known(name, color, cancellationToken), clients.Where((_, i) => i % each == 0), cancellationToken);
                }

                await Subscribe(clients.Where((_, i) => i % 3 == 0), cancellationToken);
            },
            cancellationToken);
    }

    private async Task<List<Guid>> ClientsSoFar(CancellationToken cancellationToken)
    {
        var tenant = salon.TenantId;
        var said = await db.Set<OutboxMessage>().AsNoTracking()
            .Where(m => m.TenantId == tenant && (m.Name == "clients.client-registered" || m.Name == "clients.clients-imported"))
            .OrderBy(m => m.Seq).Select(m => new { m.Name, m.Payload }).ToListAsync(cancellationToken);
        return [.. said.SelectMany(m => m.Name == "clients.client-registered"
            ? [JsonSerializer.Deserialize<ClientRegistered>(m.Payload, JsonSerializerOptions.Web)!.ClientId]
            : JsonSerializer.Deserialize<ClientsImported>(m.Payload, JsonSerializerOptions.Web)!.ClientIds)];
    }

    private async Task<Label> Known(string name, string color, CancellationToken cancellationToken)
    {
        var key = Label.KeyOf(name);
        var label = await db.Labels.FirstOrDefaultAsync(l => l.NameKey == key, cancellationToken)
            ?? db.Add(Label.Named(name, LabelColors.Read(color))).Entity;
        await db.SaveChangesAsync(cancellationToken);
        return label;
    }

    private async Task PutOn(Label label, IEnumerable<Guid> clients, CancellationToken cancellationToken)
    {
        var carried = await db.LabelsOnClients.Where(c => c.LabelId == label.Id).Select(c => c.ClientId).ToHashSetAsync(cancellationToken);
        var rows = clients.Where(id => !carried.Contains(id))
            .Select(id => new LabelOnClient { ClientId = id, LabelId = label.Id, At = db.Now, By = salon.Actor.Name });
        await db.InsertMany([.. rows], cancellationToken);
    }

    private async Task Subscribe(IEnumerable<Guid> clients, CancellationToken cancellationToken)
    {
        var decided = await db.Consents.Select(consent => consent.ClientId).ToHashSetAsync(cancellationToken);
        var first = await db.Lists.SingleAsync(list => list.IsFirst, cancellationToken);
        foreach (var client in clients.Where(id => !decided.Contains(id)))
        {
            await SubscribeClient.Subscribe(db, client, first, decisions.Yes(), cancellationToken);
            db.ChangeTracker.Clear();
        }
    }
}
