using Microsoft.AspNetCore.Components;

namespace Platform.Clients.Merging;

/// <summary>On the card: what was merged into it lately, with the way back, and the way to another merge.</summary>
internal sealed class MergesPart(ClientsDb db, Sight sight) : CardPart
{
    public override CardPlace Place => CardPlace.Sidebar;

    public override int Order => 90;

    public override Right Needs => Right.MergeClients;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
    {
        var since = db.Now.AddDays(-CardMerge.DaysToUndo);
        var merges = await db.Merges.AsNoTracking().Where(merge => merge.MainId == clientId && merge.UndoneAt == null && merge.At >= since)
            .OrderByDescending(merge => merge.Number).ToListAsync(cancellationToken);
        var ids = merges.SelectMany(merge => merge.OtherIds).ToList();
        var names = ids.Count == 0 ? [] : await db.WithHidden.AsNoTracking().Where(card => ids.Contains(card.Id))
            .Select(card => new { card.Id, card.DisplayName, card.FirstName, card.LastName }).ToListAsync(cancellationToken);
        var named = names.ToDictionary(card => card.Id, card => sight.Name(card.DisplayName, card.FirstName, card.LastName));
        return MergesOnCard.Of(
            clientId,
            [.. merges.Select(merge => new StandingMerge(
                merge.Id, string.Join(", ", merge.OtherIds.Where(named.ContainsKey).Select(id => named[id])), merge.At, merge.By,
                merge == merges[0]))]);
    }
}

/// <summary>A merge that can still be taken back.</summary>
/// <param name="IsLast">Only the last one of a card can go first.</param>
public sealed record StandingMerge(Guid Id, string Names, DateTime At, string By, bool IsLast);
