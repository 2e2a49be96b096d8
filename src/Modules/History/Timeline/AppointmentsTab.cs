using Microsoft.AspNetCore.Components;

namespace Platform.History;

/// <summary>On the card: the client's appointments, those that people wrote down and those that any module tells of.</summary>
internal sealed class AppointmentsTab(
    HistoryReading reading, IHttpContextAccessor accessor, TenantContext salon, IStringLocalizer<HistoryText> texts) : CardPart
{
    public override CardPlace Place => CardPlace.Tab;

    public override string Key => "appointments";

    public override string Title => texts["KindAppointment"];

    public override int Order => 70;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
    {
        var place = HistoryCursor.Parse(accessor.HttpContext!.Request.Query["before"]);
        var stretch = await reading.Read(clientId, new HistoryFilter(ActionKind.Appointment, null, null), place, cancellationToken);
        return AppointmentsOnCard.Of(clientId, stretch, salon.Actor.May(Right.WriteNotes));
    }
}
