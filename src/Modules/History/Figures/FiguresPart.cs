using Microsoft.AspNetCore.Components;

namespace Platform.History;

/// <summary>On the card: what was done last, how often the client came, and what the client asked that is not done.</summary>
internal sealed class FiguresPart(HistoryDb db, ThreadReading reading, Sentences sentences, Visits visits, TenantContext salon) : CardPart
{
    public override CardPlace Place => CardPlace.Sidebar;

    public override int Order => 20;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
    {
        var now = db.Now;
        var last = await HistoryReading.Newest((await db.LinesOf(clientId, cancellationToken)).Where(line => line.At <= now))
            .FirstOrDefaultAsync(cancellationToken);
        var asked = (await reading.Of(clientId, cancellationToken)).Where(thread => thread.Kind != ThreadKind.Message);
        var open = await asked.CountAsync(thread => thread.Progress != ThreadProgress.Done, cancellationToken);
        return FiguresOnCard.Of(
            clientId, last is null ? null : sentences.Of(last), last?.At, open, await asked.CountAsync(cancellationToken),
                salon.Actor.May(Right.SeeContactData),
            await visits.Of(clientId, cancellationToken));
    }
}
