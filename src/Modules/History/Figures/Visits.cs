using Platform.Contracts.Clients;

namespace Platform.History;

/// <summary>What the history says of a client's appointments. People write them down; nothing else tells of them yet.</summary>
internal sealed class Visits(HistoryDb db, IClientDirectory clients)
{
    private (Guid ClientId, VisitFigures Figures)? known;

    /// <summary>Several parts of one card ask; the answer is read once.</summary>
    public async Task<VisitFigures> Of(Guid clientId, CancellationToken cancellationToken)
    {
        if (known is { } said && said.ClientId == clientId)
        {
            return said.Figures;
        }

        var lines = await db.LinesOf(clientId, cancellationToken);
        var moments = await lines.Where(line => line.Kind == ActionKind.Appointment && line.Name == HistoryEntry.OwnActionName)
            .OrderBy(line => line.At).Select(line => line.At).ToListAsync(cancellationToken);
        var purchases = await lines.CountAsync(line => line.Kind == ActionKind.Purchase, cancellationToken);
        var figures = new VisitFigures(moments, db.Now, purchases, await clients.KnownSince(clientId, cancellationToken));
        known = (clientId, figures);
        return figures;
    }
}

/// <summary>The figures that follow from when a client came and comes.</summary>
/// <param name="Moments">UTC, in order.</param>
/// <param name="KnownSince">UTC; what an import brought along.</param>
public sealed record VisitFigures(IReadOnlyList<DateTime> Moments, DateTime Now, int Purchases, DateTime? KnownSince)
{
    public const int Months = 24;

    public int Done => Moments.Count(at => at <= Now);

    public int Coming => Moments.Count - Done;

    public DateTime? Last => Done == 0 ? null : Moments[Done - 1];

    public DateTime? Next => Coming == 0 ? null : Moments[Done];

    /// <summary>The first visit, or what is known from before; null when neither is.</summary>
    public DateTime? Since => Done == 0 ? KnownSince : KnownSince < Moments[0] ? KnownSince : Moments[0];

    /// <summary>In days, the middle one of those between two visits; null with fewer than two.</summary>
    public double? DaysBetween
    {
        get
        {
            var days = Moments.Take(Done).Zip(Moments.Take(Done).Skip(1), (one, next) => (next - one).TotalDays).Order().ToList();
            return days.Count == 0 ? null : (days[(days.Count - 1) / 2] + days[days.Count / 2]) / 2;
        }
    }

    /// <summary>Whole months from one day to another: 13 from 15 January to 20 February of the next year.</summary>
    public static int MonthsBetween(DateTime from, DateTime to)
        => Math.Max(0, ((to.Year - from.Year) * 12) + to.Month - from.Month - (to.Day < from.Day ? 1 : 0));
}
