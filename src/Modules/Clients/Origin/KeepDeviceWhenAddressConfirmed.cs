using Platform.Contracts.Access;

namespace Platform.Clients.Origin;

/// <summary>The first time that a client's login was confirmed says on which device the client registered (AC-11).</summary>
internal sealed class KeepDeviceWhenAddressConfirmed(ClientsDb db) : IReaction<AddressConfirmed>
{
    public async Task React(AddressConfirmed fact, Envelope envelope, CancellationToken cancellationToken)
    {
        if (fact.Device is null)
        {
            return;
        }

        var known = await db.Origins.FirstOrDefaultAsync(origin => origin.ClientId == fact.ClientId, cancellationToken)
            ?? db.Add(ClientOrigin.Of(fact.ClientId, new Arrival(null, null, null, null, null), envelope.At)).Entity;
        known.Device ??= fact.Device;
    }
}
