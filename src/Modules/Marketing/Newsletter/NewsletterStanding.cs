using Platform.Contracts.Clients;

namespace Platform.Marketing;

/// <summary>How a client stands with the salon's newsletters, as the card says it.</summary>
/// <param name="Status">Given, Bounced, Unconfirmed, Withdrawn or NeverAsked; its words stand in the texts as "Status…".</param>
/// <param name="By">Who or what decided last: the name of the words ("ByStaff") and the name that goes into them.</param>
/// <param name="Wording">What the client says yes to when the switch goes on.</param>
/// <param name="Lists">Every list of the salon, the first one first.</param>
/// <param name="NeedsGuardian">A child who cannot say yes alone.</param>
public sealed record NewsletterStanding(
    Guid ClientId, string Status, DateTime? Since, (string Words, string Name) By, string Wording, IReadOnlyList<ListStanding> Lists,
    bool NeedsGuardian)
{
    internal static async Task<NewsletterStanding> Of(
        Guid clientId, MarketingDb db, Decisions decisions, IClientDirectory clients, CancellationToken cancellationToken)
    {
        var consent = await db.ConsentToMail(clientId, cancellationToken);
        var lists = await db.ListsInOrder.ToListAsync(cancellationToken);

        // On the list and not yet confirmed is on, too: whether mail goes out is the consent's to say.
        var on = await db.Subscriptions.Where(s => s.ClientId == clientId && s.State != SubscriptionState.Unsubscribed)
            .Select(s => s.ListId).ToListAsync(cancellationToken);
        return new NewsletterStanding(
            clientId,
            consent is { IsGiven: true } && await Bounces(clientId, db, clients, cancellationToken) ? "Bounced"
                : consent?.State?.ToString() ?? "NeverAsked",
            consent?.At,
            consent is null ? ("", "") : ByOf(consent),
            decisions.YesWording,
            [.. lists.Select(list => new ListStanding(list.Id, list.Name, list.IsFirst, on.Contains(list.Id)))],
            await clients.NeedsGuardian(clientId, cancellationToken));
    }

    /// <summary>Of the address that the card has now: a new one begins anew.</summary>
    private static async Task<bool> Bounces(Guid clientId, MarketingDb db, IClientDirectory clients, CancellationToken cancellationToken)
        => (await clients.AddressHashesOf([clientId], cancellationToken)).TryGetValue(clientId, out var hash)
            && await db.Suppressed.AnyAsync(
                a => a.Hash == hash && (a.Reason == SuppressionReason.NoSuchAddress || a.Reason == SuppressionReason.MailReturned),
                cancellationToken);

    private static (string Words, string Name) ByOf(Consent consent) => (consent.Source, consent.ActorKind) switch
    {
        (ConsentSource.Import, _) => ("ByImport", consent.Evidence ?? ""),
        (ConsentSource.Form, _) => ("ByForm", ""),
        (ConsentSource.Link, _) or (_, ActorKind.Client) => ("ByClient", ""),
        (_, ActorKind.ApiKey) => ("ByKey", consent.ActorName),
        (_, ActorKind.System) => ("BySystem", ""),
        _ => ("ByStaff", consent.ActorName),
    };
}

/// <summary>One list and whether the client is on it.</summary>
public sealed record ListStanding(Guid ListId, string Name, bool IsFirst, bool IsOn);
