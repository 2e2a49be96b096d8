namespace Platform.History;

/// <summary>A card that stands behind another: its lines are read with those of the main card, and stay its own.</summary>
internal sealed class MergedCard : TenantOwned
{
    public required Guid ClientId { get; init; }

    public required Guid MainId { get; init; }

    public required Guid MergeId { get; init; }

    /// <summary>The event that said so.</summary>
    public required Guid EventId { get; init; }

    /// <summary>It stays after the undoing: a merge that is heard late is then too late.</summary>
    public bool IsUndone { get; set; }
}
