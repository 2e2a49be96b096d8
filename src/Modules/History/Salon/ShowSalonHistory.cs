using Platform.Contracts.Clients;

namespace Platform.History;

/// <summary>What happened in the salon, over all clients, newest first.</summary>
internal sealed class ShowSalonHistory : IFeature
{
    public void Map(Doors doors) => doors.Staff.MapGet("/history", Show).Needs(Right.SeeClients);

    private static async Task<IResult> Show(
        HistoryReading reading, IClientDirectory clients, HttpContext context, CancellationToken cancellationToken)
    {
        var stretch = await reading.Read(null, context.Request.Query, cancellationToken);
        var names = await clients.NamesOf([.. stretch.Lines.Select(line => line.ClientId).Distinct()], cancellationToken);
        context.Response.Headers.Vary = "HX-Request-Type";
        return Ui.IsPartial(context)
            ? Ui.Fragment<HistoryLines>(new { Stretch = stretch, Names = names })
            : Ui.Page<SalonHistory>(new { Stretch = stretch, Names = names });
    }
}
