namespace Platform.Kernel.Jobs;

public enum QueuedAutomationState
{
    Ready,
    /// <summary>Nobody waits in it.</summary>
    Done,
}

/// <summary>
/// An automation of a salon, waiting for the moment at which the next client in it is due: one row however many are. Whoever takes the row
/// may go on with those who are due; what was done for whom is written where the module keeps it.
/// </summary>
public sealed class QueuedAutomation : QueuedWork
{
    public QueuedAutomationState State { get; set; }

    /// <summary>Of the automation, in the module that runs it.</summary>
    public Guid AutomationId { get; init; }
}
