namespace Platform.Kernel.Events;

/// <summary>
/// A fact that another module may hear: past tense, made of ids, strings, numbers and dates. Changes are additive; a changed
/// meaning is a new event.
/// </summary>
public abstract record Event;

/// <summary>A fact about one client; it gets a line in that client's action history.</summary>
public abstract record ClientEvent(Guid ClientId) : Event;

/// <summary>What a line in the action history is about; people filter by it.</summary>
public enum ActionKind
{
    Profile,
    Import,
    Export,
    Label,
    Newsletter,
    Login,
    Mail,
    Call,
    Conversation,
    Appointment,
    Purchase,
    ContactRequest,
    SupportRequest,
    Other,
}

/// <summary>The stored name of an event. It never changes, whatever happens to the class.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventNameAttribute(string name) : Attribute
{
    /// <summary>"module.what-happened", for example <c>clients.client-registered</c>.</summary>
    public string Name => name;

    /// <summary>Raised when a field is added that hearers may rely on.</summary>
    public int Version { get; init; } = 1;

    public ActionKind Kind { get; init; } = ActionKind.Other;
}
