using Platform.Kernel.Events;

namespace Platform.Contracts.Marketing;

/// <summary>Something happened to an automation of the salon; a line in the history of the salon.</summary>
/// <param name="Automation">Its name, as the salon calls it.</param>
public abstract record AutomationEvent(Guid AutomationId, string Automation) : Event;

[EventName("marketing.automation-started")]
public sealed record AutomationStarted(Guid AutomationId, string Automation) : AutomationEvent(AutomationId, Automation);

/// <summary>Somebody stopped it: whoever was in it came out.</summary>
[EventName("marketing.automation-stopped")]
public sealed record AutomationStopped(Guid AutomationId, string Automation) : AutomationEvent(AutomationId, Automation);

/// <summary>Automations called one another in a circle; clients are kept out of this one until somebody starts it anew.</summary>
[EventName("marketing.automation-looped")]
public sealed record AutomationLooped(Guid AutomationId, string Automation) : AutomationEvent(AutomationId, Automation);

/// <summary>One that did not run was taken away; it can be brought back.</summary>
[EventName("marketing.automation-removed")]
public sealed record AutomationRemoved(Guid AutomationId, string Automation) : AutomationEvent(AutomationId, Automation);

[EventName("marketing.automation-restored")]
public sealed record AutomationRestored(Guid AutomationId, string Automation) : AutomationEvent(AutomationId, Automation);

/// <summary>An automation began for a client.</summary>
[EventName("marketing.automation-entered")]
public sealed record AutomationEntered(Guid ClientId, Guid AutomationId, string Automation) : ClientEvent(ClientId);
