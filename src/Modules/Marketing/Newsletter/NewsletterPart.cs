using Microsoft.AspNetCore.Components;

namespace Platform.Marketing;

/// <summary>The newsletter switch on the client card.</summary>
internal sealed class NewsletterPart(MarketingDb db, Decisions decisions) : CardPart
{
    public override CardPlace Place => CardPlace.Sidebar;

    public override int Order => 50;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
    {
        var standing = await NewsletterStanding.Of(clientId, db, decisions, cancellationToken);
        return standing.Lists.Count == 0 ? null : NewsletterOnCard.Show(standing);
    }
}
