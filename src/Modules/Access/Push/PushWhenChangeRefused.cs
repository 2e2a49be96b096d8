using Platform.Contracts.Clients;

namespace Platform.Access.Push;

/// <summary>The client hears that the salon answered; what, stands in the mail.</summary>
internal sealed class PushWhenChangeRefused(PushQueue queue) : IReaction<ChangeRefused>
{
    public Task React(ChangeRefused fact, Envelope envelope, CancellationToken cancellationToken)
        => queue.Add(fact.ClientId, PushNews.ChangeAnswered, cancellationToken);
}
