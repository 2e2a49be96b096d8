using Microsoft.Extensions.Caching.Memory;
using Platform.Contracts.Clients;

namespace Platform.Clients.Card;

/// <summary>Tells who looks at a card, so that the salon can answer for it (D-33). Going to and fro on one card is one look.</summary>
internal sealed class Views(ClientsDb db, TenantContext salon, IMemoryCache cache)
{
    private static readonly TimeSpan OneLook = TimeSpan.FromMinutes(10);

    public async Task Tell(Guid clientId, CancellationToken cancellationToken)
    {
        var look = (nameof(Views), salon.TenantId, salon.Actor.Kind, salon.Actor.Id, salon.OnBehalfOf?.Id, clientId);
        if (!cache.TryGetValue(look, out _))
        {
            db.Publish(new ClientViewed(clientId));
            await db.SaveChangesAsync(cancellationToken);
            cache.Set(look, true, OneLook);
        }
    }
}
