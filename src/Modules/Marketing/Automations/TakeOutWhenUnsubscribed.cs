using Platform.Contracts.Marketing;

namespace Platform.Marketing.Automations;

/// <summary>Whoever left a list is out of the automations that began with it.</summary>
internal sealed class TakeOutWhenUnsubscribed(Entering entering) : IReaction<Unsubscribed>
{
    public Task React(Unsubscribed fact, Envelope envelope, CancellationToken cancellationToken)
        => entering.TakeOut(fact.ClientId, EnrolmentEnd.Unsubscribed, fact.ListId, cancellationToken);
}
