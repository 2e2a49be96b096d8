using Platform.Contracts.Clients;

namespace Platform.Clients;

/// <summary>Tells other modules who a client is.</summary>
internal sealed class ClientDirectory(ClientsDb db, Sight sight) : IClientDirectory
{
    public Task<ClientContact?> Find(Guid id, CancellationToken cancellationToken) => db.Clients
        .Where(client => client.Id == id)
        .Select(client => new ClientContact(client.Id, client.DisplayName, client.Email, client.Language))
        .FirstOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyDictionary<Guid, string>> NamesOf(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var found = await db.WithHidden.AsNoTracking().Where(client => client.DeletedAt == null && ids.Contains(client.Id))
            .Select(client => new { client.Id, client.DisplayName, client.FirstName, client.LastName }).ToListAsync(cancellationToken);
        return found.ToDictionary(client => client.Id, client => sight.Name(client.DisplayName, client.FirstName, client.LastName));
    }
}
