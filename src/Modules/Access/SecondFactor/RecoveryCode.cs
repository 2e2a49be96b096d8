namespace Platform.Access;

/// <summary>Lets a member of staff in once without the app; the code itself is shown once, when it is made.</summary>
internal sealed class RecoveryCode : TenantOwned
{
    public Guid AccountId { get; init; }

    public required string CodeHash { get; init; }

    public DateTime? UsedAt { get; set; }
}
