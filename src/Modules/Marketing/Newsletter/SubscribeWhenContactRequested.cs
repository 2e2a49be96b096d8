using Platform.Contracts.Clients;

namespace Platform.Marketing;

/// <summary>
/// Whoever ticked the newsletter on the contact form gets a consent in those words, and the first list. Nobody has shown there to be
/// the client, so after the client's own no it stays unconfirmed. Of a child who is known here it counts for nothing.
/// </summary>
internal sealed class SubscribeWhenContactRequested(MarketingDb db, Suppression suppression, IClientDirectory clients)
    : IReaction<ContactRequested>
{
    public async Task React(ContactRequested fact, Envelope envelope, CancellationToken cancellationToken)
    {
        if (fact.NewsletterWording is not { } wording)
        {
            return;
        }

        var first = await db.Lists.AsNoTracking().SingleAsync(list => list.IsFirst, cancellationToken);
        var decision = new ConsentDecision(envelope.At, wording, ConsentSource.Form, envelope.Actor, envelope.OnBehalfOf);
        await SubscribeClient.Subscribe(db, fact.ClientId, first, decision, suppression, clients, cancellationToken);
    }
}
