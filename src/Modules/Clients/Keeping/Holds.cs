using Platform.Clients.Merging;

namespace Platform.Clients.Keeping;

/// <summary>About whom nothing may go by itself.</summary>
internal sealed class Holds(ClientsDb db)
{
    /// <summary>Every card that is held, with all cards of the same person: those behind it, and those in front.</summary>
    public async Task<HashSet<Guid>> Held(CancellationToken cancellationToken)
    {
        var held = new HashSet<Guid>();
        foreach (var id in await db.Holds.Where(hold => hold.LiftedAt == null).Select(hold => hold.ClientId).Distinct().ToListAsync(cancellationToken))
        {
            held.UnionWith(await Person(id, cancellationToken));
        }

        return held;
    }

    /// <summary>The one that is on for this person; null when there is none.</summary>
    public async Task<LegalHold?> On(Guid clientId, CancellationToken cancellationToken)
    {
        var cards = await db.CardsOf(clientId, cancellationToken);
        return await db.Holds.Where(hold => hold.LiftedAt == null && cards.Contains(hold.ClientId)).OrderBy(hold => hold.At)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<Guid>> Person(Guid id, CancellationToken cancellationToken)
        => await db.CardsOf(await db.MainOf(id, cancellationToken) ?? id, cancellationToken);
}
