using Microsoft.AspNetCore.Components;

namespace Platform.Clients.Portal;

/// <summary>A client who wants to be erased and waits for an answer.</summary>
public sealed record OpenErasure(Guid ClientId, string Name, DateTime DueAt, bool IsOverdue);

/// <summary>Where the day begins: who waits for an answer to being erased, and until when.</summary>
internal sealed class OpenErasures(ClientsDb db) : HomePart
{
    private const int Most = 20;

    public override int Order => 10;

    public override Right Needs => Right.EraseClients;

    public override async Task<RenderFragment?> Make(CancellationToken cancellationToken)
    {
        var open = await db.Wishes.AsNoTracking().Where(wish => wish.Field == ProfileWish.Erasure && wish.DecidedAt == null)
            .Join(db.Clients, wish => wish.ClientId, client => client.Id, (wish, client) => new { Wish = wish, client.DisplayName })
            .OrderBy(one => one.Wish.At).Take(Most).ToListAsync(cancellationToken);
        return open.Count == 0 ? null : OpenErasuresView.Of([
            .. open.Select(one => new OpenErasure(one.Wish.ClientId, one.DisplayName, one.Wish.DueAt, one.Wish.DueAt < db.Now))
                .OrderBy(one => one.DueAt),
        ]);
    }
}
