using Platform.Kernel.Events;

namespace Platform.Contracts.History;

/// <summary>Somebody wrote down what was done with a client. Its line in the history stands at the moment when it was done.</summary>
/// <param name="Type">"call", "conversation", "appointment" or "other".</param>
[EventName("history.action-noted")]
public sealed record ActionNoted(Guid ClientId, Guid ActionId, string Type) : ClientEvent(ClientId);

/// <summary>Somebody changed such an action; the version before stays.</summary>
/// <param name="Type">As it is now; see <see cref="ActionNoted"/>.</param>
[EventName("history.action-changed")]
public sealed record ActionChanged(Guid ClientId, Guid ActionId, string Type) : ClientEvent(ClientId);

/// <summary>Somebody removed such an action; it can be brought back for 30 days.</summary>
[EventName("history.action-removed")]
public sealed record ActionRemoved(Guid ClientId, Guid ActionId, string Type) : ClientEvent(ClientId);

/// <summary>A removed action came back as it was.</summary>
[EventName("history.action-restored")]
public sealed record ActionRestored(Guid ClientId, Guid ActionId, string Type) : ClientEvent(ClientId);

/// <summary>Somebody took a client's history along in a file, or a part of it.</summary>
/// <param name="Count">Of lines.</param>
[EventName("history.history-exported", Kind = ActionKind.Export)]
public sealed record HistoryExported(Guid ClientId, int Count) : ClientEvent(ClientId);
