namespace Platform.Clients.Photos;

/// <summary>The faces that stand beside names.</summary>
internal sealed class Avatars(ClientsDb db, Here here)
{
    /// <summary>The address of the small picture of each client who has one. A card without shows that of a card behind it.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Of(IReadOnlyCollection<Guid> clientIds, CancellationToken cancellationToken)
    {
        var fronts = await FrontsOf(clientIds, cancellationToken);
        var cards = fronts.Keys.ToList();
        var photos = await db.Photos.Where(photo => photo.Kind == PhotoKind.Avatar && cards.Contains(photo.ClientId))
            .Select(photo => new { photo.Id, photo.ClientId }).ToListAsync(cancellationToken);
        return photos.GroupBy(photo => fronts[photo.ClientId]).ToDictionary(
            found => found.Key,
            found => AddressOf(
                found.Key, found.OrderByDescending(photo => photo.ClientId == found.Key).ThenByDescending(photo => photo.Id).First().Id));
    }

    public async Task<string?> Of(Guid clientId, CancellationToken cancellationToken)
        => (await Of([clientId], cancellationToken)).GetValueOrDefault(clientId);

    /// <summary>The cards that are shown and all behind them, each with the one in front.</summary>
    private async Task<Dictionary<Guid, Guid>> FrontsOf(IReadOnlyCollection<Guid> clientIds, CancellationToken cancellationToken)
    {
        var fronts = clientIds.ToDictionary(id => id);
        for (var mains = clientIds.ToList(); mains.Count > 0;)
        {
            var merges = await db.Merges.Where(merge => mains.Contains(merge.MainId) && merge.UndoneAt == null)
                .Select(merge => new { merge.MainId, merge.OtherIds }).ToListAsync(cancellationToken);
            mains = [];
            foreach (var merge in merges)
            {
                foreach (var other in merge.OtherIds)
                {
                    fronts[other] = fronts[merge.MainId];
                    mains.Add(other);
                }
            }
        }

        return fronts;
    }

    private string AddressOf(Guid clientId, Guid photoId) => here[$"/clients/{clientId}/photos/{photoId}/small"];
}
