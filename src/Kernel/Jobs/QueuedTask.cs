namespace Platform.Kernel.Jobs;

/// <summary>
/// Work that is too long for a request. It runs in a scope of the salon, in the name of whoever asked. It may be stopped at any
/// moment and is begun again, so it commits as it goes and continues where the last commit left it; two may even run at once for
/// a moment after a lease was lost, so each commit checks that the work still stands where it was read.
/// </summary>
public abstract class QueuedTask
{
    /// <summary>The stored name, "module.what-it-does"; it never changes.</summary>
    public abstract string Kind { get; }

    /// <summary>Returning means that nothing is left to do.</summary>
    /// <param name="cancellationToken">The application stops, or the lease was lost.</param>
    public abstract Task Run(Guid subjectId, CancellationToken cancellationToken);

    /// <summary>It failed too often and is not tried again: what it worked on has to show that.</summary>
    public abstract Task GiveUp(Guid subjectId);
}
