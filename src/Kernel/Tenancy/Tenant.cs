namespace Platform.Kernel.Tenancy;

/// <summary>What a salon may do at this moment. Only an active salon signs people in and has background work done.</summary>
public enum TenantState
{
    /// <summary>Signed up; the owner has not confirmed the address yet.</summary>
    Provisioning,
    Active,
    Suspended,
    Closing,
    Deleted,
}

/// <summary>A salon as the catalogue knows it: immutable, the same for everybody who asks until the next snapshot.</summary>
/// <param name="Id">Never reused, never changed; every row of the salon carries it.</param>
/// <param name="Slug">The salon's name in addresses, <c>[a-z0-9-]{3,40}</c>; may change.</param>
/// <param name="Database">Which database the salon lives in; "main" until there are more.</param>
/// <param name="HostName">The salon's own host, without port; null when it has none.</param>
/// <param name="Language">"nl" or "en": what the salon's people read.</param>
/// <param name="TimeZone">IANA name, for example Europe/Amsterdam.</param>
/// <param name="Country">ISO 3166 code, "NL" or "BE": how phones and postcodes without a country are read.</param>
public sealed record Tenant(
    int Id, string Slug, string Name, TenantState State, string Database, string? HostName, string Language, string TimeZone, string Country);
