using Microsoft.AspNetCore.Components;
using Platform.Contracts.Clients;

namespace Platform.Marketing;

/// <summary>The newsletter switch on the client card.</summary>
internal sealed class NewsletterPart(MarketingDb db, Decisions decisions, IClientDirectory clients) : CardPart
{
    public override CardPlace Place => CardPlace.Sidebar;

    public override int Order => 50;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
    {
        var standing = await NewsletterStanding.Of(clientId, db, decisions, clients, cancellationToken);
        return standing.Lists.Count == 0 ? null : NewsletterOnCard.Show(standing);
    }
}
