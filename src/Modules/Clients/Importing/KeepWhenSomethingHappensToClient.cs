namespace Platform.Clients.Importing;

/// <summary>
/// A card about which anything was said since its import is a client of the salon: undoing the import leaves it.
/// </summary>
internal sealed class KeepWhenSomethingHappensToClient(ClientsDb db) : IReaction<ClientEvent>
{
    public async Task React(ClientEvent fact, Envelope envelope, CancellationToken cancellationToken)
    {
        var card = db.WithBin.Where(client => client.Id == fact.ClientId && client.ImportVersion != null);
        if (await card.AnyAsync(cancellationToken))
        {
            var change = await db.NextNumber(ClientsDb.ChangeCounter, cancellationToken);
            int? none = null;
            await card.ExecuteUpdateAsync(
                set => set.SetProperty(client => client.ImportVersion, none).SetProperty(client => client.ChangeNumber, change),
                cancellationToken);
        }
    }
}
