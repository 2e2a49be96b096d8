using Platform.Clients.Merging;

namespace Platform.Clients.Household;

/// <summary>A client at the far end of a link, as this person may see it.</summary>
/// <param name="Id">Of the link.</param>
/// <param name="Relation">What that client is to this one.</param>
public sealed record LinkedClient(Guid Id, Guid ClientId, string Name, string Relation)
{
    /// <summary>Also over the cards that stand behind this one or behind the other.</summary>
    internal static async Task<IReadOnlyList<LinkedClient>> To(
        Guid clientId, ClientsDb db, Sight sight, CancellationToken cancellationToken)
    {
        var cards = await db.CardsOf(clientId, cancellationToken);
        var links = await db.Links.AsNoTracking()
            .Where(link => link.RemovedAt == null && (cards.Contains(link.OneId) || cards.Contains(link.OtherId)))
            .OrderBy(link => link.Id).ToListAsync(cancellationToken);
        var linked = new List<LinkedClient>();
        foreach (var link in links)
        {
            var end = cards.Contains(link.OneId) ? link.OneId : link.OtherId;
            var far = link.FarEnd(end);
            far = await db.MainOf(far, cancellationToken) ?? far;
            var other = await db.Clients.AsNoTracking().FirstOrDefaultAsync(client => client.Id == far, cancellationToken);
            if (other is not null && other.Id != clientId)
            {
                linked.Add(new(link.Id, far, sight.Name(other.DisplayName, other.FirstName, other.LastName), link.SeenFrom(end)));
            }
        }

        return linked;
    }
}
