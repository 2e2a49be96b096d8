using Platform.Contracts.Access;

namespace Platform.Clients.Tagging;

/// <summary>Keeps the login column of the list as Access says; a card in the bin keeps up too, for when it comes back.</summary>
internal sealed class ShowLoginWhenLoginEvent(ClientsDb db) : IReaction<LoginEvent>
{
    public Task React(LoginEvent fact, Envelope envelope, CancellationToken cancellationToken)
        => db.WithBin.Where(client => client.Id == fact.ClientId)
            .ExecuteUpdateAsync(set => set.SetProperty(client => client.Login, fact.State), cancellationToken);
}
