using Microsoft.AspNetCore.Components;

namespace Platform.History;

/// <summary>The action history on the client card.</summary>
internal sealed class HistoryPart(HistoryReading reading, IHttpContextAccessor accessor, IStringLocalizer<HistoryText> texts) : CardPart
{
    public const string TabKey = "history";

    public override CardPlace Place => CardPlace.Tab;

    public override string Key => TabKey;

    public override string Title => texts["ActionHistory"];

    public override int Order => 80;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
        => HistoryOnCard.Show(clientId, await reading.Read(clientId, accessor.HttpContext!.Request.Query, cancellationToken));
}
