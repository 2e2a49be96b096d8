namespace Platform.Kernel.Jobs;

public enum MailingState
{
    Ready,
    /// <summary>Nothing is left to do for it.</summary>
    Done,
}

/// <summary>
/// A mailing to many, waiting for its next turn: one row however many get it. Whoever takes the row may send the next block; who that
/// is to, and whether it may go, is written where the module keeps it.
/// </summary>
public sealed class QueuedMailing : QueuedWork
{
    public MailingState State { get; set; }

    /// <summary>Of the mailing, in the module that sends it.</summary>
    public Guid MailingId { get; init; }
}
