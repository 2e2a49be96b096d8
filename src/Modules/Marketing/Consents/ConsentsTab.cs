using Microsoft.AspNetCore.Components;
using Platform.Contracts.Clients;

namespace Platform.Marketing;

/// <summary>On the card: what the client agrees to, each with its switch and its proof, and below it every change.</summary>
internal sealed class ConsentsTab(ConsentReading reading, IClientDirectory clients, IStringLocalizer<MarketingText> texts) : CardPart
{
    public const string TabKey = "consents";

    public override CardPlace Place => CardPlace.Tab;

    public override string Key => TabKey;

    public override string Title => texts["Consent"];

    public override int Order => 80;

    public override Right Needs => Right.SeeContactData;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
        => await clients.Find(clientId, cancellationToken) is { } client
            ? ConsentsOnCard.Show(await reading.ForSalon(client, cancellationToken), await reading.Ledger(clientId, cancellationToken))
            : null;
}
