using Platform.Contracts.Clients;

namespace Platform.Marketing;

/// <summary>Puts the labels of a file on its clients, and makes those that the salon has not yet.</summary>
internal sealed class LabelWhenClientsImported(MarketingDb db) : IReaction<ClientsImported>
{
    private static readonly string[] Bin = [MarketingDb.BinFilter];

    public async Task React(ClientsImported fact, Envelope envelope, CancellationToken cancellationToken)
    {
        var named = fact.Labels.Where(label => Label.KeyOf(label.Key).Length > 0).ToList();
        if (named.Count == 0)
        {
            return;
        }

        var ids = await IdsByKey([.. named.Select(label => label.Key)], cancellationToken);
        var wanted = named.SelectMany(label => label.Value.Select(client => (client, ids[Label.KeyOf(label.Key)]))).ToHashSet();
        wanted.ExceptWith(await Carried([.. wanted.Select(pair => pair.Item1).Distinct()], cancellationToken));
        var rows = wanted.Select(pair => new LabelOnClient { ClientId = pair.Item1, LabelId = pair.Item2, At = envelope.At, By = fact.FileName });
        await db.InsertMany([.. rows], cancellationToken);
    }

    private async Task<Dictionary<string, Guid>> IdsByKey(List<string> names, CancellationToken cancellationToken)
    {
        var ids = await db.Labels.ToDictionaryAsync(label => label.NameKey, label => label.Id, cancellationToken);
        foreach (var name in names)
        {
            if (!ids.ContainsKey(Label.KeyOf(name)))
            {
                var made = db.Add(Label.Named(name)).Entity;
                ids.Add(made.NameKey, made.Id);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return ids;
    }

    private async Task<List<(Guid, Guid)>> Carried(List<Guid> clients, CancellationToken cancellationToken)
    {
        var carried = await db.LabelsOnClients.IgnoreQueryFilters(Bin).Where(c => clients.Contains(c.ClientId))
            .Select(c => new { c.ClientId, c.LabelId }).ToListAsync(cancellationToken);
        return carried.ConvertAll(pair => (pair.ClientId, pair.LabelId));
    }
}
