using Microsoft.AspNetCore.Components;

namespace Platform.Clients.Assigning;

/// <summary>Who usually serves the client, where more than one person could.</summary>
internal sealed class AssignedPart(ClientsDb db, Assignment assignment, TenantContext salon) : CardPart
{
    public override CardPlace Place => CardPlace.Sidebar;

    public override int Order => 25;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
    {
        var chosen = await db.Clients.Where(client => client.Id == clientId).Select(client => client.AssignedStaffId).FirstOrDefaultAsync(cancellationToken);
        var offered = await assignment.Offered(chosen, cancellationToken);
        return offered.Count > 1 ? AssignedOnCard.Of(clientId, offered, chosen, salon.Actor.May(Right.ChangeClients)) : null;
    }
}
