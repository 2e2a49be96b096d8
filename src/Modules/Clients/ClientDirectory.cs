using Platform.Contracts.Clients;

namespace Platform.Clients;

/// <summary>Tells other modules who a client is.</summary>
internal sealed class ClientDirectory(ClientsDb db) : IClientDirectory
{
    public Task<ClientContact?> Find(Guid id, CancellationToken cancellationToken) => db.Clients
        .Where(client => client.Id == id)
        .Select(client => new ClientContact(client.Id, client.DisplayName, client.Email, client.Language))
        .FirstOrDefaultAsync(cancellationToken);
}
