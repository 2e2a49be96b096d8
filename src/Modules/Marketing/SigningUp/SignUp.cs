namespace Platform.Marketing;

/// <summary>
/// Somebody filled in the page of the newsletters and was mailed a link. It is nobody's consent and makes nobody a client before the
/// link is confirmed; after <see cref="Life"/> it is gone either way.
/// </summary>
internal sealed class SignUp : TenantOwned
{
    public const int LongestName = 100;

    /// <summary>How long the link works and the row is kept.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>Keyed; counts the mails to one address, and finds what is left of somebody who is erased.</summary>
    public required string AddressHash { get; init; }

    /// <summary>Empty once it was confirmed: the card has it then.</summary>
    public string? Email { get; private set; }

    public string? FirstName { get; private set; }

    public string? LastName { get; private set; }

    /// <summary>"nl" or "en": of the mail, and of a card that is made.</summary>
    public required string Language { get; init; }

    /// <summary>The newsletters that were chosen.</summary>
    public required Guid[] ListIds { get; init; }

    /// <summary>The exact words, as they stood on the page and stand on the one that confirms.</summary>
    public required string Wording { get; init; }

    /// <summary>The address of the page.</summary>
    public required string Page { get; init; }

    /// <summary>How they came to the page; the card has it once it was confirmed.</summary>
    public Arrival? Arrival { get; private set; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>UTC; from then on the link is spent.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>The card that it was confirmed for.</summary>
    public Guid? ClientId { get; private set; }

    public static SignUp Of(
        NewsletterForm form, string email, string hash, Guid[] listIds, string wording, string page, Arrival arrival, DateTime now) => new()
    {
        AddressHash = hash, Email = email, FirstName = form.FirstName, LastName = form.LastName, Language = form.Language!,
        ListIds = listIds, Wording = wording, Page = page, Arrival = arrival, At = now,
    };

    public bool Works(DateTime now) => ConfirmedAt is null && Email is not null && now < At + Life;

    /// <summary>The consent and the card carry everything from here on; what is left says that the link was used.</summary>
    public void Confirm(Guid clientId, DateTime now)
    {
        (ClientId, ConfirmedAt) = (clientId, now);
        (Email, FirstName, LastName, Arrival) = (null, null, null, null);
    }
}
