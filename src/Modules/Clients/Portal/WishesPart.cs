using Microsoft.AspNetCore.Components;
using Platform.Clients.Card;
using Platform.Clients.Merging;

namespace Platform.Clients.Portal;

/// <summary>What the mail says that tells a client the salon did not agree to a change.</summary>
public sealed record WishRefusedModel(string Name);

/// <summary>One wish, as the card shows it.</summary>
/// <param name="Label">The name of the field's label; null when the client asks to be erased.</param>
/// <param name="Now">What stands on the card now.</param>
/// <param name="HasMoved">The card says something else than when the client asked.</param>
/// <param name="DueAt">Until when the client has an answer about being erased.</param>
/// <param name="MayExtend">The salon has not taken more time yet.</param>
public sealed record WishOnCard(
    Guid Id, string? Label, string? Now, string? Wanted, DateTime At, bool HasMoved, DateTime DueAt, bool IsOverdue, bool MayExtend);

/// <summary>On the card: what the client asked to have changed and nobody has decided yet.</summary>
internal sealed class WishesPart(ClientsDb db) : CardPart
{
    public override CardPlace Place => CardPlace.Sidebar;

    public override int Order => 5;

    public override Right Needs => Right.ChangeClients;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
    {
        var wishes = await db.Wishes.AsNoTracking().Where(wish => wish.ClientId == clientId && wish.DecidedAt == null)
            .OrderBy(wish => wish.At)
            .ToListAsync(cancellationToken);
        if (wishes.Count == 0 || await db.Clients.AsNoTracking()
            .FirstOrDefaultAsync(client => client.Id == clientId, cancellationToken) is not { } client)
        {
            return null;
        }

        var now = InputField.Of(ClientInput.Of(client)).ToDictionary(field => field.Name);
        return WishesOnCard.Of(clientId, [.. wishes.Select(wish => wish.Field == ProfileWish.Erasure
            ? new WishOnCard(wish.Id, null, null, null, wish.At, false, wish.DueAt, wish.DueAt < db.Now, wish.ExtendedAt is null)
            : new WishOnCard(wish.Id, now[wish.Field].Label, now[wish.Field].Value, wish.Wanted, wish.At,
                now[wish.Field].Value != wish.Before, wish.DueAt, false, false))]);
    }
}
