using Platform.Kernel.Events;

namespace Platform.Contracts.Marketing;

/// <summary>The salon changed which addresses get no marketing; a line at each client who has one of them.</summary>
/// <param name="ClientIds">Nobody, when no card has such an address: then it is a line in the history of the salon.</param>
public abstract record SuppressionEvent(IReadOnlyList<Guid> ClientIds) : Event;

/// <summary>Somebody of the salon put addresses on the list of those that get no marketing.</summary>
[EventName("marketing.addresses-suppressed", Kind = ActionKind.Newsletter)]
public sealed record AddressesSuppressed(IReadOnlyList<Guid> ClientIds) : SuppressionEvent(ClientIds);

/// <summary>Somebody of the salon took an address off that list again.</summary>
/// <param name="Reason">As that person typed it.</param>
[EventName("marketing.address-released", Kind = ActionKind.Newsletter)]
public sealed record AddressReleased(IReadOnlyList<Guid> ClientIds, string Reason) : SuppressionEvent(ClientIds);
