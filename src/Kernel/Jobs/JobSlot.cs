namespace Platform.Kernel.Jobs;

/// <summary>"This job ran, or runs, for this moment of its schedule": whoever inserts the row first runs it.</summary>
internal sealed class JobSlot
{
    public required string Job { get; init; }

    /// <summary>The planned moment, UTC.</summary>
    public DateTime Slot { get; init; }

    public DateTime StartedAt { get; init; }

    public DateTime? EndedAt { get; set; }
}
