namespace Platform.Kernel.Tenancy;

/// <summary>A salon's row in the catalogue.</summary>
internal sealed class TenantEntry
{
    public int Id { get; init; }

    public required string Slug { get; set; }

    public required string Name { get; set; }

    public TenantState State { get; set; }

    public string Database { get; set; } = "main";

    public string? HostName { get; set; }

    public required string Language { get; set; }

    public required string TimeZone { get; set; }

    public required string Country { get; set; }

    public DateTime CreatedAt { get; init; }

    /// <summary>Nodes look for rows changed since their last look.</summary>
    public DateTime ChangedAt { get; set; }

    public Tenant ToTenant() => new(Id, Slug, Name, State, Database, HostName, Language, TimeZone, Country);
}

/// <summary>A slug that a salon gave up: it redirects, and nobody else gets it for a year.</summary>
internal sealed class FormerSlug
{
    public required string Slug { get; init; }

    public int TenantId { get; init; }

    public DateTime Until { get; init; }
}
