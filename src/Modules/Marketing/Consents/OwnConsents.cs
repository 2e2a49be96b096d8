using Microsoft.AspNetCore.Components;
using Platform.Contracts.Clients;

namespace Platform.Marketing;

/// <summary>In the restricted area: what the client agrees to, and the switches to change it.</summary>
internal sealed class OwnConsents(ConsentReading reading, IClientDirectory clients) : PortalPart
{
    public override int Order => 50;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
        => await clients.Find(clientId, cancellationToken) is { } client
            ? OwnConsentsView.Show(await reading.ForClient(client, cancellationToken))
            : null;
}
