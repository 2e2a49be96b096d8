namespace Platform.Kernel.Jobs;

/// <summary>
/// A row that waits to be worked on. <see cref="NextAt"/> is both the moment it is due and the end of a lease: taking a row
/// pushes the moment into the future, so work of a dead node becomes due by itself. The lease token fences: whoever lost the
/// lease changes nothing.
/// </summary>
public abstract class QueuedWork
{
    /// <summary>The order in which rows were written; the key.</summary>
    public long Seq { get; init; }

    public int TenantId { get; init; }

    /// <summary>Lower goes first.</summary>
    public int Priority { get; init; }

    public int Attempts { get; set; }

    /// <summary>UTC.</summary>
    public DateTime NextAt { get; set; }

    public Guid? LeaseToken { get; set; }

    /// <summary>Why the last attempt failed; without personal data, at most 1,000 characters.</summary>
    public string? LastError { get; set; }
}
