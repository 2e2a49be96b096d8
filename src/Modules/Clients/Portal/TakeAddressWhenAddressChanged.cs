using Platform.Contracts.Access;

namespace Platform.Clients.Portal;

/// <summary>An address that the client confirmed as the login stands on the card too.</summary>
internal sealed class TakeAddressWhenAddressChanged(ClientsDb db) : IReaction<AddressChanged>
{
    public async Task React(AddressChanged fact, Envelope envelope, CancellationToken cancellationToken)
    {
        if (await db.Clients.FirstOrDefaultAsync(client => client.Id == fact.ClientId, cancellationToken) is not { } client
            || client.Email == fact.Email)
        {
            return;
        }

        var input = ClientInput.Of(client);
        input.Email = fact.Email;
        db.Publish(new Contracts.Clients.ClientChanged(client.Id, client.Change(input)));
    }
}
