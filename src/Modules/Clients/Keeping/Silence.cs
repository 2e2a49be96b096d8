namespace Platform.Clients.Keeping;

/// <summary>
/// Of whom nothing was heard for long: no contact, nothing to come, nothing open, and no hold. What counts for one card counts for all
/// cards of the same person.
/// </summary>
internal sealed class Silence(ClientsDb db, IEnumerable<StayPart> parts, Holds holds)
{
    /// <returns>For a card: whether it is silent since then.</returns>
    public async Task<Func<Guid, bool>> Since(DateTime since, CancellationToken cancellationToken)
    {
        var behind = await db.WithHidden.Where(card => card.MergedInto != null).Select(card => new { card.Id, Main = card.MergedInto!.Value })
            .ToDictionaryAsync(card => card.Id, card => card.Main, cancellationToken);
        var staying = await holds.Held(cancellationToken);
        foreach (var part in parts)
        {
            staying.UnionWith((await part.Staying(since, cancellationToken)).Select(InFront));
        }

        return card => !staying.Contains(InFront(card));

        Guid InFront(Guid card)
        {
            while (behind.TryGetValue(card, out var main))
            {
                card = main;
            }

            return card;
        }
    }
}
