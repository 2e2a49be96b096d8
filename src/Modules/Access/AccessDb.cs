namespace Platform.Access;

internal sealed class AccessDb(DbContextOptions<AccessDb> options, DbScope scope) : ModuleDb(options, scope)
{
    protected override void Map(ModelBuilder model) => MapTables(model);

    internal static void MapTables(ModelBuilder model)
    {
    }
}
