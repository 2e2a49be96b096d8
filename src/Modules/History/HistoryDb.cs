namespace Platform.History;

internal sealed class HistoryDb(DbContextOptions<HistoryDb> options, DbScope scope) : ModuleDb(options, scope)
{
    protected override void Map(ModelBuilder model) => MapTables(model);

    internal static void MapTables(ModelBuilder model)
    {
    }
}
