using Platform.Contracts.Clients;
using Platform.Contracts.Marketing;

namespace Platform.Marketing;

/// <summary>Puts the labels of a file on its clients, and makes those that the salon has not yet.</summary>
internal sealed class LabelWhenClientsImported(MarketingDb db) : IReaction<ClientsImported>
{
    private static readonly string[] Bin = [MarketingDb.BinFilter];

    public async Task React(ClientsImported fact, Envelope envelope, CancellationToken cancellationToken)
    {
        var wanted = fact.Labels.Where(label => Label.KeyOf(label.Key).Length > 0)
            .ToLookup(label => Label.KeyOf(label.Key), label => (Name: label.Key, Clients: label.Value));
        if (wanted.Count == 0)
        {
            return;
        }

        var carried = await Carried([.. wanted.SelectMany(label => label.SelectMany(one => one.Clients)).Distinct()], cancellationToken);
        var known = await db.Labels.ToDictionaryAsync(label => label.NameKey, cancellationToken);
        var rows = new List<LabelOnClient>();
        foreach (var spellings in wanted)
        {
            var label = known.GetValueOrDefault(spellings.Key) ?? db.Add(Label.Named(spellings.First().Name)).Entity;
            var clients = spellings.SelectMany(one => one.Clients).Distinct()
                .Where(client => !carried.Contains((client, label.Id))).ToList();
            if (clients.Count > 0)
            {
                rows.AddRange(clients.Select(client => On(client, label, fact, envelope)));
                db.Publish(new ClientsLabelled(label.Id, label.Name, clients, fact.ImportId));
            }
        }

        await db.InsertMany(rows, cancellationToken);
    }

    private static LabelOnClient On(Guid client, Label label, ClientsImported fact, Envelope envelope)
        => new() { ClientId = client, LabelId = label.Id, At = envelope.At, By = fact.FileName, ImportId = fact.ImportId };

    private async Task<HashSet<(Guid Client, Guid Label)>> Carried(List<Guid> clients, CancellationToken cancellationToken)
    {
        var carried = await db.LabelsOnClients.IgnoreQueryFilters(Bin).Where(c => EF.Parameter(clients).Contains(c.ClientId))
            .Select(c => new { c.ClientId, c.LabelId }).ToListAsync(cancellationToken);
        return [.. carried.Select(pair => (pair.ClientId, pair.LabelId))];
    }
}
