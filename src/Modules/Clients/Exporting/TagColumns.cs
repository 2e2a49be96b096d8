using Platform.Clients.Importing;

namespace Platform.Clients.Exporting;

/// <summary>Labels, which an import knows again, and newsletter lists.</summary>
internal sealed class TagColumns(ClientsDb db, IStringLocalizer<ImportText> texts) : ExportPart
{
    private const string Between = ", ";

    public override int Order => 10;

    public override IReadOnlyList<string> Columns => [texts["Field-labels"], texts["ExportLists"]];

    public override async Task<IReadOnlyDictionary<Guid, string?[]>> Read(CancellationToken cancellationToken)
    {
        var tags = await db.Tags.AsNoTracking().OrderBy(tag => tag.Name).ToListAsync(cancellationToken);
        var cells = new Dictionary<Guid, string?[]>();
        foreach (var tag in tags)
        {
            var column = tag.Kind == TagKind.Label ? 0 : 1;
            var name = tag.Name;
            await foreach (var id in db.ClientTags.Where(carried => carried.TagId == tag.Id).Select(carried => carried.ClientId)
                .AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                var row = cells.TryGetValue(id, out var known) ? known : cells[id] = new string?[2];
                row[column] = row[column] is { } others ? $"{others}{Between}{name}" : name;
            }
        }

        return cells;
    }
}
