using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Jobs;

public enum JobState
{
    Ready,
    Done,
    /// <summary>Failed too often; what it worked on says so to its people.</summary>
    Dead,
}

/// <summary>Long work on one thing of a salon, written in the transaction that asks for it.</summary>
public sealed class QueuedJob : QueuedWork
{
    public JobState State { get; set; }

    /// <summary>Which <see cref="QueuedTask"/> does it.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is done to.</summary>
    public Guid SubjectId { get; init; }

    public DateTime CreatedAt { get; init; }

    public ActorKind ActorKind { get; init; }

    public Guid? ActorId { get; init; }

    public required string ActorName { get; init; }

    public required string Correlation { get; init; }

    internal static QueuedJob Of(string kind, Guid subjectId, TenantContext scope, DateTime now) => new()
    {
        TenantId = scope.TenantId,
        Kind = kind,
        SubjectId = subjectId,
        CreatedAt = now,
        NextAt = now,
        ActorKind = scope.Actor.Kind,
        ActorId = scope.Actor.Id,
        ActorName = scope.Actor.Name,
        Correlation = scope.Correlation,
    };
}
