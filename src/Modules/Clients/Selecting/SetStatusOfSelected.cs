using Platform.Clients.Words;
using Platform.Contracts.Clients;

namespace Platform.Clients.Selecting;

/// <summary>Gives many clients one status.</summary>
internal sealed class SetStatusOfSelected(ClientsDb db, SalonWords words, IStringLocalizer<ClientsText> texts) : BulkAction
{
    public override string Key => "status";

    public override string Title => texts["SetStatus"];

    public override int Order => 30;

    public override Right Needs => Right.ChangeClients;

    public override async Task<IReadOnlyList<(string Value, string Text)>> Choices(CancellationToken cancellationToken)
        => [.. (await words.Offered(WordField.Status, cancellationToken)).Select(status => (status.Code, status.Text))];

    public override async Task<BulkOutcome?> Run(IReadOnlyList<Guid> clientIds, string choice, CancellationToken cancellationToken)
    {
        if ((await words.Offered(WordField.Status, cancellationToken)).All(status => status.Code != choice))
        {
            return null;
        }

        var changed = await db.Clients.Where(client => client.Status != choice).Select(client => client.Id).ToHashSetAsync(cancellationToken);
        changed.IntersectWith(clientIds);
        await db.ChangeMany(
            [.. changed],
            ids => db.Clients.Where(client => ids.Contains(client.Id)),
            (set, change) => set.SetProperty(client => client.Status, choice).SetProperty(client => client.ChangeNumber, change)
                .SetProperty(client => client.Version, client => client.Version + 1),
            id => new ClientChanged(id, ["status"]),
            cancellationToken);
        return new(texts["StatusSet", changed.Count, texts.Choice(choice)]);
    }
}
