using Platform.Contracts.Clients;

namespace Platform.Access.ClientLogins;

/// <summary>What changed on a card may be the address that its client signs in with, or the name in the mails.</summary>
internal sealed class FollowAddressWhenClientChanged(AccessDb db, LoginAddresses addresses) : IBatchReaction<ClientChanged>
{
    public async Task React(IReadOnlyList<Told<ClientChanged>> told, CancellationToken cancellationToken)
    {
        List<Guid> ids = [.. told.Select(each => each.Fact.ClientId)];
        var signingIn = await db.Clients.Where(account => ids.Contains(account.ClientId) && account.Enabled)
            .Select(account => account.ClientId).ToListAsync(cancellationToken);
        foreach (var client in signingIn)
        {
            await addresses.Follow(client, cancellationToken);
        }
    }
}
