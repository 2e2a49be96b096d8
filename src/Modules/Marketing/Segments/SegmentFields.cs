using Platform.Contracts.Clients;

namespace Platform.Marketing.Segments;

/// <summary>Everything that clients can be chosen by: what stands on their cards, and what is known here.</summary>
internal sealed class SegmentFields(MarketingDb db, IClientDirectory clients, IStringLocalizer<SegmentText> texts)
{
    public const string Label = "label";
    public const string List = "list";
    public const string Consent = "consent";
    public const string Campaign = "campaign";

    /// <summary>Of the consent to marketing by e-mail.</summary>
    public const string NeverAsked = "neverAsked";

    private const int MostCampaigns = 100;

    private static readonly TraitTest[] Exact = [TraitTest.Is];

    private IReadOnlyList<TraitField>? known;

    /// <summary>What is the salon's own first, then the card.</summary>
    public async Task<IReadOnlyList<TraitField>> All(CancellationToken cancellationToken)
    {
        if (known is not null)
        {
            return known;
        }

        var labels = await db.Labels.AsNoTracking().OrderBy(label => label.Name).Select(label => new { label.Id, label.Name })
            .ToListAsync(cancellationToken);
        var lists = await db.ListsInOrder.Select(list => new { list.Id, list.Name }).ToListAsync(cancellationToken);
        var campaigns = await db.Campaigns.AsNoTracking().Where(campaign => campaign.StartedAt != null)
            .OrderByDescending(campaign => campaign.CreatedAt)
            .Take(MostCampaigns).Select(campaign => new { campaign.Id, campaign.Name }).ToListAsync(cancellationToken);
        return known =
        [
            Field(Label, labels.Select(label => ($"{label.Id}", label.Name))),
            Field(List, lists.Select(list => ($"{list.Id}", list.Name))),
            Field(Consent, Standings.Select(standing => (standing, texts[$"Consent-{standing}"].Value))),
            Field(Campaign, campaigns.Select(campaign => ($"{campaign.Id}", campaign.Name))),
            .. await clients.TraitFields(cancellationToken),
        ];
    }

    public async Task<TraitField?> Find(string? field, CancellationToken cancellationToken)
        => (await All(cancellationToken)).FirstOrDefault(one => one.Field == field);

    public static bool IsOurs(string? field) => field is Label or List or Consent or Campaign;

    public static IReadOnlyList<string> Standings { get; } = ["given", "unconfirmed", "withdrawn", NeverAsked];

    private TraitField Field(string field, IEnumerable<(string, string)> choices)
        => new(field, texts[$"Field-{field}"], TraitValue.Choice, Exact, [.. choices]);
}
