using Microsoft.AspNetCore.Components;

namespace Platform.History;

/// <summary>On the card: how often a client comes, since when, and what follows once the salon sells here.</summary>
internal sealed class StatisticsTab(Visits visits, IStringLocalizer<HistoryText> texts) : CardPart
{
    public override CardPlace Place => CardPlace.Tab;

    public override string Key => "statistics";

    public override string Title => texts["Statistics"];

    public override int Order => 72;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
        => StatisticsOnCard.Of(await visits.Of(clientId, cancellationToken));
}

/// <summary>Below the name: when the client comes again and was here last, and what is usually spent.</summary>
internal sealed class HabitsPart(Visits visits) : CardPart
{
    public override CardPlace Place => CardPlace.Top;

    public override int Order => 10;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
        => HabitsOnCard.Of(clientId, await visits.Of(clientId, cancellationToken));
}
