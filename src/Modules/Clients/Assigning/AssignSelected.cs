using Platform.Contracts.Access;
using Platform.Contracts.Clients;

namespace Platform.Clients.Assigning;

/// <summary>Gives many clients the same member of staff.</summary>
internal sealed class AssignSelected(ClientsDb db, IStaffDirectory staff, IStringLocalizer<ClientsText> texts) : BulkAction
{
    public override string Key => "assign";

    public override string Title => texts["AssignTo"];

    public override int Order => 35;

    public override Right Needs => Right.ChangeClients;

    /// <summary>None in a salon of one.</summary>
    public override async Task<IReadOnlyList<(string Value, string Text)>> Choices(CancellationToken cancellationToken)
    {
        var working = await staff.Working(cancellationToken);
        return working.Count < 2 ? [] : [.. working.Select(colleague => (colleague.Id.ToString(), colleague.Name))];
    }

    public override async Task<BulkOutcome?> Run(IReadOnlyList<Guid> clientIds, string choice, CancellationToken cancellationToken)
    {
        if ((await staff.Working(cancellationToken)).FirstOrDefault(colleague => colleague.Id.ToString() == choice) is not { } chosen)
        {
            return null;
        }

        Guid? wanted = chosen.Id;
        var changed = await db.Clients.Where(client => client.AssignedStaffId != wanted).Select(client => client.Id).ToHashSetAsync(cancellationToken);
        changed.IntersectWith(clientIds);
        await db.ChangeMany(
            [.. changed],
            ids => db.Clients.Where(client => ids.Contains(client.Id)),
            (set, change) => set.SetProperty(client => client.AssignedStaffId, wanted).SetProperty(client => client.ChangeNumber, change)
                .SetProperty(client => client.Version, client => client.Version + 1),
            id => new ClientAssigned(id, chosen.Id, chosen.Name),
            cancellationToken);
        return new(texts["AssignedMany", changed.Count, chosen.Name]);
    }
}
