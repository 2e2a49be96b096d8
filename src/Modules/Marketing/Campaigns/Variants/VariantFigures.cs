namespace Platform.Marketing.Campaigns;

/// <summary>What one variant brought while it was compared with the others.</summary>
/// <param name="Variant">Its letter.</param>
/// <param name="Sent">How many mails a server took.</param>
/// <param name="Clicks">Of people alone: clients who agreed to be measured once each, and every click of the others.</param>
public sealed record VariantFigures(string Variant, string Subject, int Sent, int Clicks)
{
    /// <summary>Clicks a hundred mails.</summary>
    public double Rate => Sent == 0 ? 0 : Math.Round(100.0 * Clicks / Sent, 1);
}

/// <summary>What the figures say about the variants.</summary>
/// <param name="Leader">The letter of the one with the highest rate, the first of them; null before anybody clicked.</param>
/// <param name="Chance">How likely a lead like this is when the two best are as good as one another, from 0 to 1.</param>
/// <param name="IsClear">Chance hardly explains it.</param>
internal sealed record VariantVerdict(string? Leader, double Chance, bool IsClear)
{
    private const double Unlikely = 0.05;

    /// <summary>Below this the curve that the test leans on does not fit.</summary>
    private const int FewestClicks = 5;

    /// <summary>
    /// Compares the rates of the two best. Who did not agree to be measured may click twice and count twice, so clicks are compared as
    /// counts in so many mails (Poisson) and not as a share of people. More variants make a lucky one likelier: the bar rises with them.
    /// </summary>
    public static VariantVerdict Of(IReadOnlyList<VariantFigures> variants)
    {
        var best = variants.Where(one => one.Sent > 0).OrderByDescending(one => (double)one.Clicks / one.Sent).ToList();
        if (best is not [{ Clicks: > 0 } first, var second, ..])
        {
            return new VariantVerdict(null, 1, false);
        }

        var rate = (double)(first.Clicks + second.Clicks) / (first.Sent + second.Sent);
        var lead = ((double)first.Clicks / first.Sent) - ((double)second.Clicks / second.Sent);
        var chance = TwoSided(lead / Math.Sqrt(rate * ((1.0 / first.Sent) + (1.0 / second.Sent))));
        var pairs = variants.Count * (variants.Count - 1) / 2;
        return new VariantVerdict(first.Variant, chance, first.Clicks >= FewestClicks && chance < Unlikely / pairs);
    }

    /// <summary>Both tails of the normal curve beyond z (Abramowitz and Stegun, 26.2.17; wrong by less than a ten-millionth).</summary>
    private static double TwoSided(double z)
    {
        var t = 1 / (1 + (0.2316419 * Math.Abs(z)));
        var series = t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return 2 * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * series;
    }
}

/// <summary>A campaign with variants, as pages and programs see it.</summary>
/// <param name="Variants">Their letters.</param>
/// <param name="ChoiceAt">When the winner is chosen, UTC; null until all of them went out.</param>
/// <param name="Winner">The letter of the one that everybody else gets; null while nobody has chosen.</param>
/// <param name="WinnerBy">"clear", "unclear", "byHand" or "tooFew".</param>
public sealed record CampaignTest(
    int Share, int Hours, IReadOnlyList<string> Variants, DateTime? ChoiceAt, string? Winner, string? WinnerBy, bool MayChoose)
{
    /// <summary>Null for a campaign without variants.</summary>
    internal static CampaignTest? Of(Campaign campaign) => CampaignVersion.Variants(campaign) is { Count: > 1 } variants
        ? new CampaignTest(
            campaign.TestShare ?? VariantDeal.UsualShare, campaign.TestHours ?? VariantDeal.UsualHours,
            [.. variants.Select(CampaignVersion.LetterOf)], campaign.ChoiceAt,
            campaign.Winner == 0 ? null : CampaignVersion.LetterOf(campaign.Winner),
            campaign.WinnerBy is { } reason ? CampaignView.Code(reason) : null, campaign.MayChooseWinner)
        : null;
}

/// <summary>Counts what each variant brought, from the rows, whenever it is asked.</summary>
internal sealed class VariantReading(MarketingDb db)
{
    /// <summary>Empty for a campaign without variants. Only people count, and only links: opens say more about mail programs.</summary>
    public async Task<IReadOnlyList<VariantFigures>> Of(Campaign campaign, CancellationToken cancellationToken)
    {
        var variants = CampaignVersion.Variants(campaign);
        if (variants.Count < 2)
        {
            return [];
        }

        var sent = await db.Recipients.Where(r => r.CampaignId == campaign.Id && r.Variant > 0)
            .Where(r => r.State == RecipientState.Accepted || r.State == RecipientState.Sent)
            .GroupBy(r => r.Variant).Select(same => new { same.Key, Count = same.Count() })
            .ToDictionaryAsync(same => same.Key, same => same.Count, cancellationToken);
        var people = await db.MailTouches.Where(touch => touch.CampaignId == campaign.Id && touch.Variant > 0)
            .Where(touch => touch.Kind == TouchKind.Clicked && touch.Class == TouchClass.Human)
            .GroupBy(touch => touch.Variant)
            .Select(same => new { same.Key, Count = same.Select(touch => touch.ClientId).Distinct().Count() })
            .ToDictionaryAsync(same => same.Key, same => same.Count, cancellationToken);
        var others = await db.LinkCounts.Where(
            count => count.CampaignId == campaign.Id && count.Variant > 0 && count.Class == TouchClass.Human)
            .GroupBy(count => count.Variant).Select(same => new { same.Key, Count = same.Sum(count => count.Count) })
            .ToDictionaryAsync(same => same.Key, same => same.Count, cancellationToken);
        return [.. variants.Select(variant => new VariantFigures(
            CampaignVersion.LetterOf(variant), CampaignVersion.All(campaign, variant)[0].Subject, sent.GetValueOrDefault(variant),
            people.GetValueOrDefault(variant) + others.GetValueOrDefault(variant)))];
    }
}
