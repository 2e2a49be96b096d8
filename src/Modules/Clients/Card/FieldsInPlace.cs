using Microsoft.AspNetCore.Components;

namespace Platform.Clients.Card;

/// <summary>How a client is reached, at the left of the card, each field with a pencil.</summary>
internal sealed class FieldsInPlace(ClientsDb db, Sight sight) : CardPart
{
    public override CardPlace Place => CardPlace.Sidebar;

    public override int Order => 10;

    public override Right Needs => Right.ChangeClients;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
    {
        var client = await db.Clients.AsNoTracking().FirstOrDefaultAsync(client => client.Id == clientId, cancellationToken);
        return client is null || !sight.IsFull
            ? null
            : FieldsOnCard.Of([.. FieldInPlace.All.Select(field => FieldInPlace.On(client, field, sight))], client.Status);
    }
}
