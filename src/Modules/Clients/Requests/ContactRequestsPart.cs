using Microsoft.AspNetCore.Components;

namespace Platform.Clients.Requests;

/// <summary>On the card: the newest contact requests, where they cannot be missed.</summary>
internal sealed class ContactRequestsPart(ClientsDb db, Sight sight) : CardPart
{
    private const int MostShown = 5;

    public override CardPlace Place => CardPlace.Sidebar;

    public override int Order => 25;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
    {
        var newest = await ListContactRequests.Newest(clientId, db, cancellationToken);
        var requests = await newest.Take(MostShown).ToListAsync(cancellationToken);
        return requests.Count == 0 ? null : ContactRequestsOnCard.Of(requests.ConvertAll(request => ContactRequestView.Of(request, sight)));
    }
}
