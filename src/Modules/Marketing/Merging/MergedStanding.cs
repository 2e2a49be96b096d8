using System.Text.Json;

namespace Platform.Marketing;

/// <summary>
/// How a main card stood before a merge, so that undoing it brings that back. The id is the merge's. It stays after the undoing:
/// whatever of the merge is heard late is then too late.
/// </summary>
internal sealed class MergedStanding : TenantOwned
{
    public required Guid MainId { get; init; }

    /// <summary>A <see cref="StandingBefore"/> as JSON.</summary>
    public required string Before { get; set; }

    public bool IsUndone { get; set; }

    public static MergedStanding Of(Guid mergeId, MarketingCard main) => new()
    {
        Id = mergeId,
        MainId = main.ClientId,
        Before = Written(StandingBefore.Of(main)),
    };

    public StandingBefore ReadBefore() => JsonSerializer.Deserialize<StandingBefore>(Before, JsonSerializerOptions.Web)!;

    /// <summary>
    /// One merge brings several cards, one after another. What somebody decided between two of them is the main card's own, and comes
    /// back with it.
    /// </summary>
    public void Remember(MarketingCard main)
    {
        var before = ReadBefore();
        var merged = main.Consents.Where(consent => consent.MergeId == Id).Select(consent => consent.Pair().Code).ToHashSet();
        var own = main.Consents.Where(consent => consent.MergeId != Id).Select(ConsentBefore.Of);
        Before = Written(before with { Consents = [.. before.Consents.Where(consent => merged.Contains(consent.Code)), .. own] });
    }

    private static string Written(StandingBefore before) => JsonSerializer.Serialize(before, JsonSerializerOptions.Web);
}

/// <summary>The consents and the lists of a card. A consent that is not in it was never asked for.</summary>
internal sealed record StandingBefore(IReadOnlyList<ConsentBefore> Consents, IReadOnlyList<SubscriptionBefore> Subscriptions)
{
    public static StandingBefore Of(MarketingCard card) => new(
        [.. card.Consents.Select(ConsentBefore.Of)],
        [.. card.Subscriptions.Select(s => new SubscriptionBefore(s.Id, s.State, s.At, s.Source, s.MergeId))]);
}

/// <summary>One consent of it.</summary>
/// <param name="Code">Of its <see cref="ConsentPair"/>.</param>
internal sealed record ConsentBefore(string Code, ConsentStanding Standing)
{
    public static ConsentBefore Of(Consent consent) => new(consent.Pair().Code, consent.Standing());
}

/// <summary>One list of it.</summary>
/// <param name="MergeId">The earlier merge that brought it.</param>
internal sealed record SubscriptionBefore(Guid Id, SubscriptionState State, DateTime At, ConsentSource Source, Guid? MergeId);
