namespace Platform.Clients.Origin;

/// <summary>Where clients came from, in the file of all clients.</summary>
internal sealed class OriginColumns(ClientsDb db, IStringLocalizer<ClientsText> texts) : ExportPart
{
    public override int Order => 6;

    public override IReadOnlyList<string> Columns =>
        [texts["Condition-utmSource"], texts["Condition-utmMedium"], texts["Condition-utmCampaign"], texts["RegisteredOn"]];

    public override async Task<IReadOnlyDictionary<Guid, string?[]>> Read(CancellationToken cancellationToken)
        => await db.Origins.AsNoTracking().ToDictionaryAsync(
            origin => origin.ClientId,
            origin => new[] { origin.UtmSource, origin.UtmMedium, origin.UtmCampaign, origin.Device }, cancellationToken);
}
