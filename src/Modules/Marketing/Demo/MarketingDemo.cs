using Platform.Marketing.Campaigns;

namespace Platform.Marketing;

/// <summary>
/// The demo salon's labels in colours of its own choice, and a campaign to look at; who is on them comes with the clients.
/// </summary>
internal sealed class MarketingDemo(MarketingDb db) : DemoPart
{
    public override int Order => 15;

    public override async Task Fill(DemoSalon salon, CancellationToken cancellationToken)
    {
        db.Add(Label.Named("VIP", LabelColors.Read("amber"), "Krijgt altijd koffie en een plek bij het raam"));
        db.Add(Label.Named("Warme lead", LabelColors.Read("pink"), "Vroeg iets, boekte nog niet"));
        db.Add(Label.Named("Student", LabelColors.Read("blue"), "Tien procent korting op vertoon van een kaart"));
        db.Add(new PostalAddress { Lines = "Kerkstraat 12\n4461 AB Goes" });
        if (await db.Lists.AsNoTracking().FirstOrDefaultAsync(list => list.IsFirst, cancellationToken) is { } first)
        {
            db.Add(new Campaign
            {
                Name = "Herfst", Subject = "Nieuw in de salon, {{ firstName | lezer }}", ListId = first.Id, Language = first.Language,
                CreatedAt = db.Now, CreatedBy = salon.OwnerName,
                Blocks = CampaignBlock.Write(
                [
                    new CampaignBlock(CampaignBlock.Heading, "Klaar voor de herfst"),
                    new CampaignBlock(CampaignBlock.Paragraphs,
                        "Hallo {{ firstName | daar }},\n\nDeze maand krijg je bij elke knipbeurt een verzorgend masker."),
                    new CampaignBlock(CampaignBlock.Button, "Bekijk onze behandelingen", "https://salon.example/behandelingen"),
                    new CampaignBlock(CampaignBlock.Salon),
                ]),
            });
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
