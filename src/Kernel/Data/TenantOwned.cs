using Microsoft.EntityFrameworkCore;

namespace Platform.Kernel.Data;

/// <summary>
/// A row of one salon. The key is (TenantId, Id): updates and deletes go by key alone, so a row of another salon cannot be
/// hit even by an entity that was attached by hand, and foreign keys cannot cross salons.
/// </summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
public abstract class TenantOwned
{
    /// <summary>Stamped when the row is saved; never set by hand, never changed.</summary>
    public int TenantId { get; internal set; }

    /// <summary>Ordered by time of making (RFC 9562, version 7); unique by itself.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
}

/// <summary>A row that two people may change at once: the second to save is told.</summary>
public abstract class Versioned : TenantOwned
{
    /// <summary>Raised by one at every change; a save with an old one is refused by the database.</summary>
    public int Version { get; internal set; } = 1;
}
