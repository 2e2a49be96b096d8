using Platform.Contracts.Marketing;

namespace Platform.Marketing.Automations;

/// <summary>Whoever wants no marketing is in no automation any more.</summary>
internal sealed class TakeOutWhenNewsletterSwitchedOff(Entering entering) : IReaction<NewsletterSwitchedOff>
{
    public Task React(NewsletterSwitchedOff fact, Envelope envelope, CancellationToken cancellationToken)
        => entering.TakeOut(fact.ClientId, EnrolmentEnd.Unsubscribed, null, cancellationToken);
}
