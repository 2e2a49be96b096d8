using Microsoft.AspNetCore.Components;

namespace Platform.Clients.Contacting;

/// <summary>The ways to reach a client at once; nothing without a mobile number, or for who sees it masked.</summary>
internal sealed class ContactPart(ClientsDb db) : CardPart
{
    public override CardPlace Place => CardPlace.Top;

    public override int Order => 5;

    public override Right Needs => Right.SeeContactData;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
        => await db.Clients.AnyAsync(client => client.Id == clientId && client.Mobile != null, cancellationToken)
            ? ContactOnCard.Of(clientId)
            : null;
}
