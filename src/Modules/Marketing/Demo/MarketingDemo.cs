namespace Platform.Marketing;

/// <summary>The demo salon's labels in colours of its own choice; who carries them comes with the clients.</summary>
internal sealed class MarketingDemo(MarketingDb db) : DemoPart
{
    public override int Order => 15;

    public override async Task Fill(DemoSalon salon, CancellationToken cancellationToken)
    {
        db.Add(Label.Named("VIP", LabelColors.Read("amber"), "Krijgt altijd koffie en een plek bij het raam"));
        db.Add(Label.Named("Warme lead", LabelColors.Read("pink"), "Vroeg iets, boekte nog niet"));
        db.Add(Label.Named("Student", LabelColors.Read("blue"), "Tien procent korting op vertoon van een kaart"));
        await db.SaveChangesAsync(cancellationToken);
    }
}
