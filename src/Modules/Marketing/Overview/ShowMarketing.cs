using Platform.Marketing.Campaigns;

namespace Platform.Marketing;

/// <summary>Shows the salon's labels and lists, with how many clients each has.</summary>
internal sealed class ShowMarketing : IFeature
{
    public void Map(Doors doors) => doors.Staff.MapGet("/marketing", Show).Needs(Right.LabelClients);

    private static async Task<IResult> Show(MarketingDb db, CampaignReading reading, CancellationToken cancellationToken)
        => Ui.Page<MarketingPage>(new
        {
            Overview = await MarketingOverview.Of(db, cancellationToken),
            Campaigns = (await reading.Page(1, MarketingOverview.NewestCampaigns, cancellationToken)).Views,
        });
}

/// <summary>What the page shows.</summary>
public sealed record MarketingOverview(IReadOnlyList<LabelLine> Labels, IReadOnlyList<ListLine> Lists)
{
    internal const int NewestCampaigns = 5;

    internal static async Task<MarketingOverview> Of(MarketingDb db, CancellationToken cancellationToken)
        => new(await LabelLine.All(db, cancellationToken), await ListLine.All(db, cancellationToken));
}
