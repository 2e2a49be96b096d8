using Platform.Contracts.Access;

namespace Platform.Clients.Tagging;

/// <summary>Keeps the login column of the list as Access says; a hidden card keeps up too, for when it comes back.</summary>
internal sealed class ShowLoginWhenLoginEvent(ClientsDb db) : IReaction<LoginEvent>
{
    public async Task React(LoginEvent fact, Envelope envelope, CancellationToken cancellationToken)
    {
        var change = await db.NextNumber(ClientsDb.ChangeCounter, cancellationToken);
        await db.WithHidden.Where(client => client.Id == fact.ClientId).ExecuteUpdateAsync(
            set => set.SetProperty(client => client.Login, fact.State).SetProperty(client => client.ChangeNumber, change), cancellationToken);
    }
}
