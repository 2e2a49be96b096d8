using System.Reflection;
using System.Text.Json;
using Platform.Kernel.Jobs;
using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Events;

public enum OutboxState
{
    Ready,
    Done,
    /// <summary>A reaction failed too often; the owner can replay or discard it.</summary>
    Dead,
    /// <summary>Nobody here knows the name or version; kept for a release that does.</summary>
    Parked,
    Discarded,
}

/// <summary>An event, written in the transaction of what it tells.</summary>
public sealed class OutboxMessage : QueuedWork
{
    public Guid MessageId { get; init; } = Guid.CreateVersion7();

    public OutboxState State { get; set; }

    public required string Name { get; init; }

    public int EventVersion { get; init; }

    public required string Payload { get; init; }

    public DateTime OccurredAt { get; init; }

    public ActorKind ActorKind { get; init; }

    public Guid? ActorId { get; init; }

    public required string ActorName { get; init; }

    public Guid? OnBehalfOfId { get; init; }

    public string? OnBehalfOfName { get; init; }

    public required string Correlation { get; init; }

    /// <summary>The network address of whoever did it, where that was a known person or program; gone with the row.</summary>
    public string? Address { get; init; }

    internal static OutboxMessage Of(Event fact, TenantContext scope, DateTime now)
    {
        var name = fact.GetType().GetCustomAttribute<EventNameAttribute>()
            ?? throw new InvalidOperationException($"{fact.GetType().Name} has no [EventName].");
        return new OutboxMessage
        {
            TenantId = scope.TenantId,
            Name = name.Name,
            EventVersion = name.Version,
            Payload = JsonSerializer.Serialize(fact, fact.GetType(), JsonSerializerOptions.Web),
            OccurredAt = now,
            NextAt = now,
            ActorKind = scope.Actor.Kind,
            ActorId = scope.Actor.Id,
            ActorName = scope.Actor.Name,
            OnBehalfOfId = scope.OnBehalfOf?.Id,
            OnBehalfOfName = scope.OnBehalfOf?.Name,
            Correlation = scope.Correlation,
            Address = scope.Address,
        };
    }
}

/// <summary>"This reaction has had its effect for this event": saved with that effect.</summary>
public sealed class InboxEntry
{
    public required string Reaction { get; init; }

    public Guid MessageId { get; init; }

    public int TenantId { get; init; }

    public DateTime HandledAt { get; init; }
}
