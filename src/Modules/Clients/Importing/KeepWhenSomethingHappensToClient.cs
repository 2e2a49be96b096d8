namespace Platform.Clients.Importing;

/// <summary>
/// A card about which anything was said since its import is a client of the salon: undoing the import leaves it.
/// </summary>
internal sealed class KeepWhenSomethingHappensToClient(ClientsDb db) : IBatchReaction<ClientEvent>
{
    public async Task React(IReadOnlyList<Told<ClientEvent>> told, CancellationToken cancellationToken)
    {
        List<Guid> ids = [.. told.Select(each => each.Fact.ClientId)];
        var cards = db.WithBin.Where(client => ids.Contains(client.Id) && client.ImportVersion != null);
        if (await cards.AnyAsync(cancellationToken))
        {
            var change = await db.NextNumber(ClientsDb.ChangeCounter, cancellationToken);
            int? none = null;
            await cards.ExecuteUpdateAsync(
                set => set.SetProperty(client => client.ImportVersion, none).SetProperty(client => client.ChangeNumber, change),
                cancellationToken);
        }
    }
}
