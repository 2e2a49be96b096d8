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
    public required string Before { get; init; }

    /// <summary>Of the consent as the merge left it: any other says that somebody decided since. Null when there was none.</summary>
    public int? ConsentVersion { get; set; }

    public bool IsUndone { get; set; }

    public static MergedStanding Of(Guid mergeId, MarketingCard main) => new()
    {
        Id = mergeId,
        MainId = main.ClientId,
        Before = JsonSerializer.Serialize(StandingBefore.Of(main), JsonSerializerOptions.Web),
        ConsentVersion = main.Consent?.Version,
    };

    public StandingBefore ReadBefore() => JsonSerializer.Deserialize<StandingBefore>(Before, JsonSerializerOptions.Web)!;
}

/// <summary>The consent and the lists of a card.</summary>
/// <param name="Consent">Null when the client was never asked.</param>
internal sealed record StandingBefore(ConsentStanding? Consent, IReadOnlyList<SubscriptionBefore> Subscriptions)
{
    public static StandingBefore Of(MarketingCard card) => new(
        card.Consent?.Standing(), [.. card.Subscriptions.Select(s => new SubscriptionBefore(s.Id, s.State, s.At, s.Source, s.MergeId))]);
}

/// <summary>One list of it.</summary>
/// <param name="MergeId">The earlier merge that brought it.</param>
internal sealed record SubscriptionBefore(Guid Id, SubscriptionState State, DateTime At, ConsentSource Source, Guid? MergeId);
