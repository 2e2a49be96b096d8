using System.Globalization;
using System.Text;

namespace Platform.Marketing.Campaigns;

/// <summary>The figures of a campaign as a file: no names, so whoever may see reports may take them along.</summary>
internal sealed class ShowResponses : IFeature
{
    public void Map(Doors doors) => doors.Staff.MapGet("/marketing/campaigns/{id:guid}/report.csv", File).Needs(Right.SeeReports);

    private static async Task<IResult> File(
        Guid id, MarketingDb db, CampaignReading reading, CampaignResponses responses, VariantReading variants,
        IStringLocalizer<CampaignText> texts, CancellationToken cancellationToken)
    {
        if (await db.Campaigns.AsNoTracking().FirstOrDefaultAsync(campaign => campaign.Id == id, cancellationToken) is not { } campaign)
        {
            return TypedResults.NotFound();
        }

        var (view, response) = (await reading.View(campaign, cancellationToken), await responses.Of(campaign, cancellationToken));
        var text = new StringBuilder(CsvRow.Of(texts["Figure"], texts["Number"]));
        foreach (var (words, number) in Figures(view, response, texts))
        {
            text.Append(CsvRow.Of(words, number.ToString(CultureInfo.InvariantCulture)));
        }

        if (await variants.Of(campaign, cancellationToken) is { Count: > 0 } compared)
        {
            text.Append(CsvRow.Of()).Append(CsvRow.Of(texts["Variant"], texts["Subject"], texts["State-sent"], texts["ClicksByPeople"]));
            foreach (var one in compared)
            {
                text.Append(CsvRow.Of(
                    one.Variant, one.Subject, one.Sent.ToString(CultureInfo.InvariantCulture),
                    one.Clicks.ToString(CultureInfo.InvariantCulture)));
            }
        }

        text.Append(CsvRow.Of()).Append(CsvRow.Of(texts["Link"], texts["People"], texts["Machines"], texts["ClicksUnknown"]));
        foreach (var link in response.Links)
        {
            text.Append(CsvRow.Of([link.Url ?? texts["OldLink"], .. new[] { link.People, link.Machines, link.Unknown }
                .Select(n => n.ToString(CultureInfo.InvariantCulture))]));
        }

        byte[] mark = [.. Encoding.UTF8.Preamble];
        return TypedResults.File((byte[])[.. mark, .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", "report.csv");
    }

    private static IEnumerable<(string Words, int Number)> Figures(CampaignView view, CampaignResponse response, IStringLocalizer texts)
    {
        yield return (texts["LookedAt"], view.Total);
        yield return (texts["State-sent"], view.Sent);
        foreach (var (reason, count) in view.Excluded)
        {
            yield return (texts["NotSentBecause", texts[$"Reason-{reason}"]], count);
        }

        yield return (texts["State-cancelled"], view.Cancelled);
        yield return (texts["State-pending"], view.Pending);
        yield return (texts["State-failed"], view.Failed);
        yield return (texts["State-uncertain"], view.Uncertain);
        yield return (texts["Delivered"], view.Delivered);
        yield return (texts["OfThoseBounced"], view.Bounced);
        yield return (texts["OfThoseComplained"], view.Complaints);
        yield return (texts["RefusedForSender"], view.Refused);
        yield return (texts["LeftHere"], response.Unsubscribed);
        yield return (texts["ClicksByPeople"], response.Clicks.People);
        yield return (texts["ClicksByMachines"], response.Clicks.Machines);
        yield return (texts["ClicksUnknown"], response.Clicks.Unknown);
        yield return (texts["ClickedBy"], response.ClickedBy);
    }
}
