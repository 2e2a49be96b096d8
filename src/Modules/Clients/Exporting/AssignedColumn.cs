using Platform.Contracts.Access;

namespace Platform.Clients.Exporting;

/// <summary>The name of the member of staff who usually serves a client.</summary>
internal sealed class AssignedColumn(ClientsDb db, IStaffDirectory staff, IStringLocalizer<ClientsText> texts) : ExportPart
{
    public override int Order => 5;

    public override IReadOnlyList<string> Columns => [texts["Assigned"]];

    public override async Task<IReadOnlyDictionary<Guid, string?[]>> Read(CancellationToken cancellationToken)
    {
        var names = (await staff.Working(cancellationToken)).ToDictionary(colleague => colleague.Id, colleague => colleague.Name);
        var assigned = await db.Clients.Where(client => client.AssignedStaffId != null).Select(client => new { client.Id, client.AssignedStaffId })
            .ToListAsync(cancellationToken);
        return assigned.ToDictionary(client => client.Id, client => new[] { names.GetValueOrDefault(client.AssignedStaffId!.Value) });
    }
}
