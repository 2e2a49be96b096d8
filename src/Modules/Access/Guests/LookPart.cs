using Microsoft.AspNetCore.Components;

namespace Platform.Access.Guests;

/// <summary>On the card: the way to look in the client's place, for who may.</summary>
internal sealed class LookPart : CardPart
{
    public override CardPlace Place => CardPlace.Sidebar;

    public override int Order => 45;

    public override Right Needs => Right.ImpersonateClients;

    public override Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
        => Task.FromResult<RenderFragment?>(LookOnCard.Of(clientId));
}
