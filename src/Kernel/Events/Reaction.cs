using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Events;

/// <summary>Who, when and in which request: what the kernel knows about every event, written down with it.</summary>
/// <param name="Id">Of the event.</param>
/// <param name="Name">The stored name.</param>
/// <param name="At">UTC.</param>
/// <param name="Payload">The event as JSON, as it was stored.</param>
public sealed record Envelope(
    Guid Id, string Name, ActionKind Kind, DateTime At, Actor Actor, Actor? OnBehalfOf, string Correlation, string Payload)
{
    /// <summary>The network address of whoever did it; null for what nobody in person asked for.</summary>
    public string? Address { get; init; }
}

/// <summary>
/// What a module does when it hears a fact: in its own scope, salon, transaction and retry. The row that marks it as done is
/// saved with its work, so an event that comes twice has its effect once. Database work only; anything outside becomes a row
/// in a queue of its own. Hears subclasses of the event too.
/// </summary>
public interface IReaction<in TEvent>
    where TEvent : Event
{
    /// <summary>The kernel saves the module's context afterwards and commits.</summary>
    Task React(TEvent fact, Envelope envelope, CancellationToken cancellationToken);
}

/// <summary>An event as it was told.</summary>
public sealed record Told<TEvent>(TEvent Fact, Envelope Envelope)
    where TEvent : Event;

/// <summary>
/// An <see cref="IReaction{TEvent}"/> that takes at once what one cause told: changing the status of a thousand clients is a thousand
/// events, and a transaction for each would be most of the work. They come in the order in which they were written, often one alone.
/// When it fails for all of them, it is asked again for each.
/// </summary>
public interface IBatchReaction<TEvent>
    where TEvent : Event
{
    /// <summary>The kernel saves the module's context afterwards and commits.</summary>
    Task React(IReadOnlyList<Told<TEvent>> told, CancellationToken cancellationToken);
}
