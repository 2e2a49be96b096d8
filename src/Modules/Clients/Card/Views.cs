using Microsoft.Extensions.Caching.Memory;
using Platform.Contracts.Clients;

namespace Platform.Clients.Card;

/// <summary>Tells who looks at a card, so that the salon can answer for it (D-33). Going to and fro on one card is one look.</summary>
internal sealed class Views(ClientsDb db, TenantContext salon, IMemoryCache cache)
{
    private static readonly TimeSpan OneLook = TimeSpan.FromMinutes(10);

    public Task Tell(Guid clientId, CancellationToken cancellationToken) => Tell(clientId, new ClientViewed(clientId), cancellationToken);

    /// <summary>The same of somebody who read what the card says of the client's health (D-25).</summary>
    public Task TellHealth(Guid clientId, CancellationToken cancellationToken) => Tell(clientId, new HealthDataViewed(clientId), cancellationToken);

    private async Task Tell(Guid clientId, Event fact, CancellationToken cancellationToken)
    {
        var look = (fact.GetType(), salon.TenantId, salon.Actor.Kind, salon.Actor.Id, salon.OnBehalfOf?.Id, clientId);
        if (!cache.TryGetValue(look, out _))
        {
            db.Publish(fact);
            await db.SaveChangesAsync(cancellationToken);
            cache.Set(look, true, OneLook);
        }
    }
}
