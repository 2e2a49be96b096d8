namespace Platform.Marketing.Automations;

/// <summary>How far a client is in an automation.</summary>
internal enum EnrolmentState
{
    /// <summary>The next step waits for its moment.</summary>
    Waiting,
    /// <summary>All steps are done.</summary>
    Done,
    /// <summary>Came out before the end, for an <see cref="EnrolmentEnd"/> reason.</summary>
    Ended,
}

/// <summary>Why a client came out of an automation before its end.</summary>
internal enum EnrolmentEnd
{
    /// <summary>Not in the segment that a step asks for.</summary>
    Condition,
    Unsubscribed,
    /// <summary>In the bin or erased.</summary>
    Gone,
    /// <summary>Somebody stopped the automation.</summary>
    Stopped,
}

/// <summary>
/// A client's time in an automation: one row, with the step that comes next and the moment it is due. Each step is taken by raising
/// <see cref="Step"/> in the transaction that does it, so it is done once or not yet.
/// </summary>
internal sealed class Enrolment : TenantOwned
{
    public required Guid AutomationId { get; init; }

    public required Guid ClientId { get; init; }

    /// <summary>Which of the client's times in it, from 0; on birthdays the year.</summary>
    public required short Entry { get; init; }

    public EnrolmentState State { get; set; }

    public EnrolmentEnd? Reason { get; set; }

    /// <summary>The place of the next step, from 0.</summary>
    public int Step { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime DueAt { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime EnteredAt { get; init; }

    public DateTime? EndedAt { get; set; }

    /// <summary>How many automations have called one another until this one.</summary>
    public short Hops { get; init; }

    /// <summary>The card lies in the bin or was merged away; when it comes back this goes on.</summary>
    public bool InBin { get; init; }
}
