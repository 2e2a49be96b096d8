using Platform.Contracts.Clients;

namespace Platform.Clients.Selecting;

/// <summary>Puts many clients into the bin, all with the same moment, by which the whole lot can be brought back.</summary>
internal sealed class DeleteSelected(ClientsDb db, IStringLocalizer<ClientsText> texts) : BulkAction
{
    public override string Key => "delete";

    public override string Title => texts["DeleteClient"];

    public override int Order => 90;

    public override Right Needs => Right.MergeClients;

    public override Task<IReadOnlyList<(string Value, string Text)>> Choices(CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<(string, string)>>([("", texts["DeleteSelected"])]);

    public override async Task<BulkOutcome?> Run(IReadOnlyList<Guid> clientIds, string choice, CancellationToken cancellationToken)
    {
        DateTime? now = db.Now;
        await db.ChangeMany(
            clientIds,
            ids => db.Clients.Where(client => ids.Contains(client.Id)),
            (set, change) => set.SetProperty(client => client.DeletedAt, now).SetProperty(client => client.ChangeNumber, change),
            id => new ClientDeleted(id),
            cancellationToken);
        return new(texts["DeletedMany", clientIds.Count], $"/clients/bin/restore?at={now.Value.Ticks}");
    }
}
