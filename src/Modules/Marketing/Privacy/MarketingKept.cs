using Platform.Contracts.Clients;
using Platform.Marketing.Automations;
using Platform.Marketing.Campaigns;

namespace Platform.Marketing;

/// <summary>Labels, newsletters and consents of a client.</summary>
internal sealed class MarketingKept(MarketingDb db, IClientDirectory clients, IStringLocalizer<MarketingText> texts) : PersonalDataPart
{
    private static readonly string[] Hidden = [MarketingDb.BinFilter];

    public override int Order => 20;

    public override async Task<IReadOnlyList<PersonalTable>> About(IReadOnlyList<Guid> cards, CancellationToken cancellationToken)
    {
        var labels = await db.Labels.AsNoTracking().ToDictionaryAsync(label => label.Id, label => label.Name, cancellationToken);
        var lists = await db.Lists.AsNoTracking().ToDictionaryAsync(list => list.Id, list => list.Name, cancellationToken);
        var sent = await db.Campaigns.AsNoTracking().ToListAsync(cancellationToken);
        var campaigns = sent.ToDictionary(campaign => campaign.Id, campaign => campaign.Name);
        var links = sent.SelectMany(LinkTarget.In).DistinctBy(link => link.Key).ToDictionary(link => link.Key, link => link.Value);
        var automations = await db.AutomationsWithRemoved.AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.Name,
            cancellationToken);
        var hashes = (await clients.AddressHashesOf(cards, cancellationToken)).Values.ToList();
        return
        [
            new PersonalTable<LabelOnClient>(
                db, "labels", texts["Labels"],
                db.LabelsOnClients.IgnoreQueryFilters(Hidden).Where(label => cards.Contains(label.ClientId)), texts)
            {
                NotTold =
                [
                    nameof(LabelOnClient.ClientId), nameof(LabelOnClient.By), nameof(LabelOnClient.InBin), nameof(LabelOnClient.MergeId),
                    nameof(LabelOnClient.ImportId),
                ],
                Instead = new Dictionary<string, Func<LabelOnClient, object?>>
                {
                    [nameof(LabelOnClient.LabelId)] = row => labels.GetValueOrDefault(row.LabelId),
                },
            },
            new PersonalTable<Subscription>(
                db, "newsletters", texts["Newsletter"],
                db.Subscriptions.IgnoreQueryFilters(Hidden).Where(row => cards.Contains(row.ClientId)), texts)
            {
                NotTold = [nameof(Subscription.ClientId), nameof(Subscription.InBin), nameof(Subscription.MergeId)],
                Instead = new Dictionary<string, Func<Subscription, object?>>
                {
                    [nameof(Subscription.ListId)] = row => lists.GetValueOrDefault(row.ListId),
                },
            },
            new PersonalTable<ConsentEntry>(
                db, "consents", texts["DataConsents"], db.ConsentEntries.Where(entry => cards.Contains(entry.ClientId)), texts)
            {
                NotTold =
                [
                    nameof(ConsentEntry.ClientId), nameof(ConsentEntry.ActorId), nameof(ConsentEntry.ActorName),
                    nameof(ConsentEntry.OnBehalfOfId), nameof(ConsentEntry.OnBehalfOfName),
                ],
            },
            new PersonalTable<Recipient>(
                db, "campaigns", texts["Campaigns"], db.Recipients.Where(row => cards.Contains(row.ClientId)), texts)
            {
                NotTold =
                [
                    nameof(Recipient.ClientId), nameof(Recipient.AddressKey), nameof(Recipient.Round), nameof(Recipient.Variant),
                    nameof(Recipient.Lease), nameof(Recipient.NextAt), nameof(Recipient.Attempts), nameof(Recipient.Detail),
                ],
                Instead = new Dictionary<string, Func<Recipient, object?>>
                {
                    [nameof(Recipient.CampaignId)] = row => campaigns.GetValueOrDefault(row.CampaignId),
                },
            },
            new PersonalTable<MailTouch>(db, "mail-touches", texts["DataTouches"], db.MailTouches
                .Where(row => cards.Contains(row.ClientId)), texts)
            {
                NotTold = [nameof(MailTouch.ClientId), nameof(MailTouch.Variant), nameof(MailTouch.Marks), nameof(MailTouch.Rules)],
                Instead = new Dictionary<string, Func<MailTouch, object?>>
                {
                    [nameof(MailTouch.CampaignId)] = row => campaigns.GetValueOrDefault(row.CampaignId),
                    [nameof(MailTouch.LinkKey)] = row => links.GetValueOrDefault(row.LinkKey),
                },
            },
            new PersonalTable<Enrolment>(
                db, "automations", texts["Automations"],
                db.Enrolments.IgnoreQueryFilters(Hidden).Where(row => cards.Contains(row.ClientId)), texts)
            {
                NotTold = [nameof(Enrolment.ClientId), nameof(Enrolment.Entry), nameof(Enrolment.Hops), nameof(Enrolment.InBin)],
                Instead = new Dictionary<string, Func<Enrolment, object?>>
                {
                    [nameof(Enrolment.AutomationId)] = row => automations.GetValueOrDefault(row.AutomationId),
                },
            },
            new PersonalTable<SignUp>(
                db, "sign-ups", texts["DataSignUps"],
                db.SignUps.Where(row => hashes.Contains(row.AddressHash) || (row.ClientId != null && cards.Contains(row.ClientId.Value))),
                texts)
            {
                NotTold = [nameof(SignUp.AddressHash), nameof(SignUp.ClientId)],
                Instead = new Dictionary<string, Func<SignUp, object?>>
                {
                    [nameof(SignUp.ListIds)] = row
                        => string.Join(", ", row.ListIds.Select(id => lists.GetValueOrDefault(id)).OfType<string>()),
                    [nameof(SignUp.Arrival)] = row => row.Arrival?.Said(),
                },
            },
            new PersonalTable<SuppressedAddress>(
                db, "suppressed", texts["DataSuppressed"], db.Suppressed.Where(row => hashes.Contains(row.Hash)), texts)
            {
                // Erasing leaves the keyed hash alone, so that a later file brings nobody back.
                NotTold = [nameof(SuppressedAddress.Hash), nameof(SuppressedAddress.By)], StaysEmptied = true,
            },
            Untold("consent-standing", db.Consents.IgnoreQueryFilters(Hidden).Where(consent => cards.Contains(consent.ClientId))),
            Untold("merged-standing", db.MergedStandings.Where(merged => cards.Contains(merged.MainId))),
        ];
    }

    /// <summary>What the ledger says already, or what undoing a merge needs.</summary>
    private PersonalTable<T> Untold<T>(string name, IQueryable<T> rows)
        where T : class
        => new(db, name, texts["DataConsents"], rows, texts) { IsTold = false };
}
