using Microsoft.AspNetCore.Components;

namespace Platform.Clients.Origin;

/// <summary>On the card: which campaign or site brought the client, and the device of the registration (AC-11, AC-12).</summary>
internal sealed class OriginPart(ClientsDb db) : CardPart
{
    public override CardPlace Place => CardPlace.Sidebar;

    public override int Order => 90;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
        => await db.Origins.AsNoTracking().FirstOrDefaultAsync(origin => origin.ClientId == clientId, cancellationToken) is { } origin
            ? OriginOnCard.Of(origin.AsArrival()) : null;
}
