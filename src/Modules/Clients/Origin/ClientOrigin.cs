using System.Linq.Expressions;

namespace Platform.Clients.Origin;

/// <summary>Where a client came from, and on what: of the visit that made a card or gave a login. Kept once and never changed.</summary>
internal sealed class ClientOrigin : TenantOwned
{
    public required Guid ClientId { get; init; }

    /// <summary>As the campaign's address named it (utm_source), in lower case.</summary>
    public string? UtmSource { get; init; }

    /// <summary>utm_medium, in lower case.</summary>
    public string? UtmMedium { get; init; }

    /// <summary>utm_campaign, in lower case.</summary>
    public string? UtmCampaign { get; init; }

    /// <summary>The site before the salon's page.</summary>
    public string? Referrer { get; init; }

    /// <summary>"Safari, iPhone"; of the first registration.</summary>
    public string? Device { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Whether a part of the campaign is this, however somebody typed it.</summary>
    /// <param name="part">"utmSource", "utmMedium" or "utmCampaign".</param>
    public static Expression<Func<ClientOrigin, bool>> Names(string part, string typed)
    {
        var value = typed.ToLowerInvariant();
        return part switch
        {
            "utmSource" => origin => origin.UtmSource == value,
            "utmMedium" => origin => origin.UtmMedium == value,
            _ => origin => origin.UtmCampaign == value,
        };
    }

    public Arrival AsArrival() => new(UtmSource, UtmMedium, UtmCampaign, Referrer, Device);

    public static ClientOrigin Of(Guid clientId, Arrival arrival, DateTime at) => new()
    {
        ClientId = clientId, UtmSource = arrival.Source, UtmMedium = arrival.Medium, UtmCampaign = arrival.Campaign,
        Referrer = arrival.Referrer, Device = arrival.Device, At = at,
    };
}
