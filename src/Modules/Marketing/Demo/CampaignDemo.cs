using Platform.Contracts.Marketing;
using Platform.Marketing.Automations;
using Platform.Marketing.Campaigns;
using Platform.Marketing.Segments;

namespace Platform.Marketing;

/// <summary>Once the clients are there: a segment, an automation that runs, and a campaign that was sent, with what came of it.</summary>
internal sealed class CampaignDemo(
    MarketingDb db, EditSegment.Editing segments, EditAutomation.Editing automations, AutomationExamples examples,
    RunAutomation.Steps running) : DemoPart
{
    private const string Reader = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";

    /// <summary>One of so many agreed to be measured, clicked, left.</summary>
    private const int MeasuredEach = 5;
    private const int ClicksEach = 4;
    private const int LeavesEach = 90;

    public override int Order => 30;

    public override async Task Fill(DemoSalon salon, CancellationToken cancellationToken)
    {
        System.Globalization.CultureInfo.CurrentUICulture = SalonCultures.Of(salon.Language).UICulture;
        var city = salon.Country == "BE" ? "Gent" : "Utrecht";
        await segments.Save(
            null,
            new SegmentInput
            {
                Name = $"Klanten in {city}",
                Filter = new SegmentFilter
                {
                    Match = SegmentFilter.All,
                    Conditions = [new SegmentFilter { Field = "city", Operator = "is", Value = city }],
                },
            },
            new FormState(), cancellationToken);
        if (await automations.Save(null, await examples.Of(AutomationExamples.Welcome, cancellationToken), new FormState(),
            cancellationToken) is { } welcome)
        {
            await running.Start(welcome.Id, new FormState(), cancellationToken);
        }

        await Sent(salon, cancellationToken);
    }

    private async Task Sent(DemoSalon salon, CancellationToken cancellationToken)
    {
        if (await db.Lists.AsNoTracking().FirstOrDefaultAsync(list => list.IsFirst, cancellationToken) is not { } list)
        {
            return;
        }

        var at = db.Now.Date.AddDays(-9).AddHours(9);
        var campaign = new Campaign
        {
            Name = "Zomer", Subject = "Klaar voor de zon, {{ firstName | lezer }}?", ListId = list.Id, Language = list.Language,
            UtmSource = "nieuwsbrief",
            Blocks = CampaignBlock.Write(
            [
                new CampaignBlock(CampaignBlock.Heading, "Zomerhaar"),
                new CampaignBlock(CampaignBlock.Paragraphs,
                    "Hallo {{ firstName | daar }},\n\nZon, zout en chloor: zo houd je je haar deze zomer gezond."),
                new CampaignBlock(CampaignBlock.Button, "Lees de tips", "https://salon.example/zomertips"),
                new CampaignBlock(CampaignBlock.Button, "Maak een afspraak", "https://salon.example/afspraak"),
                new CampaignBlock(CampaignBlock.Salon),
            ]),
            CreatedAt = at.AddDays(-1), CreatedBy = salon.OwnerName, State = CampaignState.Done, IsPrepared = true, StartedAt = at,
            EndedAt = at.AddMinutes(4),
        };
        var on = await db.Subscriptions.Where(s => s.ListId == list.Id && s.State == SubscriptionState.Subscribed).OrderBy(s => s.ClientId)
            .Select(s => s.ClientId).ToListAsync(cancellationToken);
        var proofs = (await db.ConsentEntries.Where(e => e.Purpose == ConsentPurpose.Marketing && e.Channel == ConsentChannel.Email)
            .Select(e => new { e.ClientId, e.Id }).ToListAsync(cancellationToken)).GroupBy(e => e.ClientId)
                .ToDictionary(e => e.Key, e => e.Last().Id);
        var rows = on.Select((client, place) => new Recipient
        {
            CampaignId = campaign.Id, ClientId = client, State = RecipientState.Sent, ConsentEntryId = proofs.GetValueOrDefault(client),
            Attempts = 1,
            At = at.AddSeconds(place / 4.0), LeftAt = place % LeavesEach == LeavesEach - 1 ? at.AddHours(5) : null,
        }).ToList();
        var touches = Touches(campaign, on, at).ToList();
        await db.InTransaction(
            async () =>
            {
                db.Add(campaign);
                db.AddRange(Counts(campaign, on.Count));
                db.Publish(new CampaignMailed(campaign.Id, campaign.Name, on));
                db.Publish(new CampaignFinished(campaign.Id, campaign.Name, on.Count, on.Count));
                await db.SaveChangesAsync(cancellationToken);
                await db.InsertMany(rows, cancellationToken);
                await db.InsertMany(touches, cancellationToken);
            },
            cancellationToken);
    }

    private static IEnumerable<MailTouch> Touches(Campaign campaign, List<Guid> on, DateTime at)
    {
        var keys = LinkTarget.In(campaign).Keys.ToList();
        foreach (var (place, client) in on.Where((_, place) => place % MeasuredEach == 0).Index())
        {
            yield return Touch(campaign, client, TouchKind.Opened, 0, at.AddMinutes(20 + (place * 7)), place % 2 == 0 ? "Mozilla/5.0"
                : Reader);
            if (place % ClicksEach == 0)
            {
                yield return Touch(campaign, client, TouchKind.Clicked, keys[place / ClicksEach % 3 == 0 ? 1 : 0],
                    at.AddMinutes(22 + (place * 7)), Reader);
            }
        }
    }

    private static MailTouch Touch(Campaign campaign, Guid client, TouchKind kind, long key, DateTime at, string program)
    {
        var marks = TouchClassifier.Again(TouchMarks.None, program);
        return new MailTouch
        {
            CampaignId = campaign.Id, ClientId = client, Kind = kind, LinkKey = key, At = at, Program = program, Marks = marks,
            Class = TouchClassifier.Of(marks), Rules = TouchClassifier.Rules,
        };
    }

    private static IEnumerable<LinkCount> Counts(Campaign campaign, int sent)
    {
        foreach (var (place, key) in LinkTarget.In(campaign).Keys.Index())
        {
            yield return Count(campaign, key, TouchMarks.Reader, (sent / (9 + (place * 8))) + 1);
            yield return Count(campaign, key, TouchMarks.Gateway, (sent / 40) + 1);
        }
    }

    private static LinkCount Count(Campaign campaign, long key, TouchMarks marks, int count) => new()
    {
        CampaignId = campaign.Id, LinkKey = key, Marks = marks, Class = TouchClassifier.Of(marks), Rules = TouchClassifier.Rules,
        Count = count,
    };
}
