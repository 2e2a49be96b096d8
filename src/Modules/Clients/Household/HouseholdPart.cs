using Microsoft.AspNetCore.Components;

namespace Platform.Clients.Household;

/// <summary>With whom a client belongs together, and the way to their cards.</summary>
internal sealed class HouseholdPart(ClientsDb db, Sight sight, TenantContext salon) : CardPart
{
    public override CardPlace Place => CardPlace.Sidebar;

    public override int Order => 35;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
    {
        var linked = await LinkedClient.To(clientId, db, sight, cancellationToken);
        var mayChange = salon.Actor.May(Right.ChangeClients);
        return linked.Count == 0 && !mayChange ? null : HouseholdOnCard.Of(clientId, linked, mayChange);
    }
}
