using Microsoft.AspNetCore.Components;

namespace Platform.History;

/// <summary>One thing that happened, as its client reads it.</summary>
public sealed record OwnLine(DateTime At, string Icon, string Sentence);

/// <summary>
/// In the restricted area: what happened, as far as it is meant for the client. What staff note among themselves has no sentence for
/// clients and is never asked for.
/// </summary>
internal sealed class OwnHistory(HistoryDb db, Sentences sentences)
{
    public const string Path = "/portal/history";

    /// <summary>The newest, and where older ones begin; null when there are none.</summary>
    public async Task<(IReadOnlyList<OwnLine> Lines, string? Older)> Read(
        Guid clientId, string? before, int most, CancellationToken cancellationToken)
    {
        var told = sentences.ForClients;
        var lines = (await db.LinesOf(clientId, cancellationToken)).Where(entry => told.Contains(entry.Name));
        var found = await HistoryReading.Newest(HistoryCursor.Parse(before)?.Older(lines) ?? lines).Take(most + 1)
            .ToListAsync(cancellationToken);
        var shown = found.Take(most).ToList();
        return ([.. shown.Select(entry => new OwnLine(entry.At, ActionKinds.Icon(entry.Kind), sentences.ToClient(entry)))],
            found.Count > most ? HistoryCursor.Of(shown[^1]).ToString() : null);
    }

    internal sealed class Pages : IFeature
    {
        private const int AtOnce = 50;

        public void Map(Doors doors) => doors.Portal.MapGet("/history", Show).NeedsNoRight();

        private static async Task<IResult> Show(
            string? before, OwnHistory own, TenantContext salon, CancellationToken cancellationToken)
        {
            var (lines, older) = await own.Read(salon.Client!.Id!.Value, before, AtOnce, cancellationToken);
            return Ui.Page<OwnHistoryPage>(new { Lines = lines, Older = older });
        }
    }
}

/// <summary>On the first page of the restricted area: what happened last, and the way to all of it.</summary>
internal sealed class OwnHistoryPart(OwnHistory own) : PortalPart
{
    private const int MostShown = 5;

    public override int Order => 60;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
        => await own.Read(clientId, null, MostShown, cancellationToken) is { Lines: { Count: > 0 } lines, Older: var older }
            ? OwnHistoryView.Of(lines, older is not null) : null;
}
