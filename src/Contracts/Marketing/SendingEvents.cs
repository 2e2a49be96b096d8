using Platform.Kernel.Events;

namespace Platform.Contracts.Marketing;

/// <summary>The salon's marketing comes from another address than before; a line in the history of the salon.</summary>
/// <param name="Domain">The salon's own, in ASCII.</param>
public abstract record SendingDomainEvent(string Domain) : Event;

/// <summary>The name servers say what they have to: marketing comes from the domain.</summary>
[EventName("marketing.sending-domain-verified")]
public sealed record SendingDomainVerified(string Domain) : SendingDomainEvent(Domain);

/// <summary>The name servers say it no longer: marketing comes from the platform's address.</summary>
[EventName("marketing.sending-domain-lost")]
public sealed record SendingDomainLost(string Domain) : SendingDomainEvent(Domain);

/// <summary>Somebody took the domain away: marketing comes from the platform's address.</summary>
[EventName("marketing.sending-domain-removed")]
public sealed record SendingDomainRemoved(string Domain) : SendingDomainEvent(Domain);
