using Microsoft.AspNetCore.Components;

namespace Platform.Marketing;

/// <summary>The labels on the client card.</summary>
internal sealed class LabelsPart(MarketingDb db) : CardPart
{
    public override CardPlace Place => CardPlace.Sidebar;

    public override int Order => 30;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
        => LabelsOnCard.Show(await LabelsCarried.By(clientId, db, cancellationToken));
}

/// <summary>The labels a client carries, and those there are to add.</summary>
public sealed record LabelsCarried(Guid ClientId, IReadOnlyList<LabelLine> Labels, IReadOnlyList<string> Others)
{
    internal static async Task<LabelsCarried> By(Guid clientId, MarketingDb db, CancellationToken cancellationToken)
    {
        var all = await db.Labels.AsNoTracking().OrderBy(label => label.NameKey).ToListAsync(cancellationToken);
        var carried = await db.LabelsOnClients.Where(c => c.ClientId == clientId).Select(c => c.LabelId).ToListAsync(cancellationToken);
        return new LabelsCarried(
            clientId,
            [.. all.Where(label => carried.Contains(label.Id)).Select(label => LabelLine.Of(label))],
            [.. all.Where(label => !carried.Contains(label.Id)).Select(label => label.Name)]);
    }
}
