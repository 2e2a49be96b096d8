using Platform.Contracts.Clients;

namespace Platform.Access.ClientLogins;

/// <summary>What changed on a card may be the address that its client signs in with, or the name in the mails.</summary>
internal sealed class FollowAddressWhenClientChanged(LoginAddresses addresses) : IReaction<ClientChanged>
{
    public Task React(ClientChanged fact, Envelope envelope, CancellationToken cancellationToken)
        => addresses.Follow(fact.ClientId, cancellationToken);
}
