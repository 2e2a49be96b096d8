using Microsoft.AspNetCore.Components;

namespace Platform.Clients.Household;

/// <summary>That a client is a child, where it cannot be missed, and that a parent is still to be linked.</summary>
internal sealed class MinorPart(Minority minority, TenantContext salon) : CardPart
{
    public override CardPlace Place => CardPlace.Top;

    public override int Order => 5;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
        => await minority.Of(clientId, cancellationToken) is { } minor
            ? MinorOnCard.Of(clientId, minor, salon.Actor.May(Right.ChangeClients)) : null;
}
