using Platform.Contracts.Clients;

namespace Platform.Access.Push;

/// <summary>The client hears that the salon agreed.</summary>
internal sealed class PushWhenChangeAccepted(PushQueue queue) : IReaction<ChangeAccepted>
{
    public Task React(ChangeAccepted fact, Envelope envelope, CancellationToken cancellationToken)
        => queue.Add(fact.ClientId, PushNews.ChangeAnswered, cancellationToken);
}
