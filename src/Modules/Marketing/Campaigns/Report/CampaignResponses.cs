namespace Platform.Marketing.Campaigns;

/// <summary>What people did with a campaign.</summary>
/// <param name="ClickedBy">Clients who followed a link, of those who agreed to be measured.</param>
/// <param name="OpenedBy">Clients whose mail was opened by somebody, of the same.</param>
/// <param name="Opens">Every time that the picture of a mail was fetched.</param>
/// <param name="MachineOpens">How many of these came from programs that do so by themselves.</param>
/// <param name="Unsubscribed">Who left by the link in it.</param>
public sealed record CampaignResponse(
    ClickFigures Clicks, IReadOnlyList<LinkFigures> Links, int ClickedBy, int OpenedBy, int Opens, int MachineOpens, int Unsubscribed)
{
    /// <summary>From three of ten on, opens say more about mail programs than about people.</summary>
    public bool OpensSayLittle => MachineOpens * 10 >= Opens * 3 && Opens > 0;
}

/// <summary>Clicks, with people and programs apart.</summary>
/// <param name="Unknown">Of which it cannot be told.</param>
public sealed record ClickFigures(int People, int Machines, int Unknown)
{
    internal static ClickFigures Of(IEnumerable<(TouchClass Class, int Count)> counts)
    {
        var known = counts.ToLookup(count => count.Class, count => count.Count);
        return new ClickFigures(
            known[TouchClass.Human].Sum(),
            known[TouchClass.Machine].Sum() + known[TouchClass.Proxy].Sum() + known[TouchClass.Gateway].Sum(),
            known[TouchClass.Unknown].Sum());
    }
}

/// <summary>The clicks on one link.</summary>
/// <param name="Url">Where it leads; null of a link that does not stand in the campaign any more.</param>
public sealed record LinkFigures(string? Url, int People, int Machines, int Unknown);

/// <summary>Counts what was done with a campaign from the rows, whenever it is asked.</summary>
internal sealed class CampaignResponses(MarketingDb db)
{
    public async Task<CampaignResponse> Of(Campaign campaign, CancellationToken cancellationToken)
    {
        var touches = db.MailTouches.Where(touch => touch.CampaignId == campaign.Id);
        var own = await touches.GroupBy(touch => new { touch.Kind, touch.LinkKey, touch.Class })
            .Select(same => new { same.Key.Kind, same.Key.LinkKey, same.Key.Class, Count = same.Count() }).ToListAsync(cancellationToken);
        var anonymous = await db.LinkCounts.Where(count => count.CampaignId == campaign.Id)
            .GroupBy(count => new { count.LinkKey, count.Class })
            .Select(same => new { same.Key.LinkKey, same.Key.Class, Count = same.Sum(count => count.Count) })
                .ToListAsync(cancellationToken);
        var clicks = own.Where(row => row.Kind == TouchKind.Clicked).Select(row => (row.LinkKey, row.Class, row.Count))
            .Concat(anonymous.Select(row => (row.LinkKey, row.Class, row.Count)))
                .ToLookup(row => row.LinkKey, row => (row.Class, row.Count));
        var opens = own.Where(row => row.Kind == TouchKind.Opened).ToList();
        return new CampaignResponse(
            ClickFigures.Of(clicks.SelectMany(link => link)), LinksOf(campaign, clicks),
            await touches.Where(touch => touch.Kind == TouchKind.Clicked && touch.Class == TouchClass.Human).Select(touch => touch.ClientId)
                .Distinct().CountAsync(cancellationToken),
            await touches.Where(touch => touch.Kind == TouchKind.Opened
                && (touch.Class == TouchClass.Human || touch.Class == TouchClass.Unknown))
                .Select(touch => touch.ClientId).Distinct().CountAsync(cancellationToken),
            opens.Sum(row => row.Count), opens.Where(row => row.Class is TouchClass.Machine or TouchClass.Proxy or TouchClass.Gateway)
                .Sum(row => row.Count),
            await db.Recipients.CountAsync(r => r.CampaignId == campaign.Id && r.LeftAt != null, cancellationToken));
    }

    /// <summary>The links of the campaign in their order, followed or not; behind them what was followed and is gone.</summary>
    private static List<LinkFigures> LinksOf(Campaign campaign, ILookup<long, (TouchClass, int)> clicks)
    {
        var targets = LinkTarget.In(campaign);
        var keys = targets.Keys.Concat(clicks.Select(link => link.Key).Where(key => !targets.ContainsKey(key)).Order());
        return [.. keys.Select(key => (Url: targets.GetValueOrDefault(key), Figures: ClickFigures.Of(clicks[key])))
            .Select(link => new LinkFigures(link.Url, link.Figures.People, link.Figures.Machines, link.Figures.Unknown))];
    }
}
