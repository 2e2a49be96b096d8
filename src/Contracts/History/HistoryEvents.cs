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

/// <summary>Somebody of the salon wrote to the client; the words stand in the thread alone.</summary>
[EventName("history.message-sent", Kind = ActionKind.Conversation)]
public sealed record MessageSent(Guid ClientId, Guid ThreadId, Guid MessageId) : ClientEvent(ClientId);

/// <summary>The client wrote to the salon.</summary>
/// <param name="Channel">"mail" or "portal".</param>
[EventName("history.message-received", Kind = ActionKind.Conversation)]
public sealed record MessageReceived(Guid ClientId, Guid ThreadId, Guid MessageId, string Channel) : ClientEvent(ClientId);

/// <summary>The client asked for help, or somebody of the salon wrote down that the client did.</summary>
[EventName("history.support-requested", Kind = ActionKind.SupportRequest)]
public sealed record SupportRequested(Guid ClientId, Guid ThreadId) : ClientEvent(ClientId);

/// <summary>The salon went on with what a client asked.</summary>
/// <param name="Progress">"open", "in-progress" or "done".</param>
[EventName("history.support-moved", Kind = ActionKind.SupportRequest)]
public sealed record SupportMoved(Guid ClientId, Guid ThreadId, string Progress) : ClientEvent(ClientId);

/// <summary>The salon closed a conversation, or opened it again.</summary>
/// <param name="Progress">See <see cref="SupportMoved"/>.</param>
[EventName("history.thread-moved", Kind = ActionKind.Conversation)]
public sealed record ThreadMoved(Guid ClientId, Guid ThreadId, string Progress) : ClientEvent(ClientId);

/// <summary>Somebody of the salon looks after a thread from now on.</summary>
/// <param name="AssigneeName">Empty when nobody does any more.</param>
[EventName("history.thread-assigned", Kind = ActionKind.Conversation)]
public sealed record ThreadAssigned(Guid ClientId, Guid ThreadId, string AssigneeName) : ClientEvent(ClientId);

/// <summary>Threads that were done long ago are gone for good, with what was written in them.</summary>
[EventName("history.threads-forgotten", Kind = ActionKind.Conversation)]
public sealed record ThreadsForgotten(int Count) : Event;

/// <summary>The salon switched a rule on or off by which something goes by itself, or gave it another term.</summary>
/// <param name="Rule">Its code: "inactive-clients".</param>
/// <param name="Term">In days for what is kept for days, in months for the others.</param>
[EventName("history.retention-rule-changed")]
public sealed record RetentionRuleChanged(string Rule, bool IsOn, int Term) : Event;
