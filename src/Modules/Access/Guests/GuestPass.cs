namespace Platform.Access;

/// <summary>A member of staff is logged in as a client: who, as whom, why, and until when at the latest.</summary>
internal sealed class GuestPass : TenantOwned
{
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    public Guid StaffId { get; init; }

    public required string StaffName { get; init; }

    public Guid ClientId { get; init; }

    /// <summary>What the member of staff typed.</summary>
    public required string Reason { get; init; }

    public required string TokenHash { get; init; }

    public DateTime StartedAt { get; init; }

    public DateTime ExpiresAt { get; init; }

    public DateTime? EndedAt { get; set; }

    public bool Holds(DateTime now) => EndedAt is null && now < ExpiresAt;
}
