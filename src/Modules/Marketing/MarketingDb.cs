namespace Platform.Marketing;

internal sealed class MarketingDb(DbContextOptions<MarketingDb> options, DbScope scope) : ModuleDb(options, scope)
{
    protected override void Map(ModelBuilder model) => MapTables(model);

    internal static void MapTables(ModelBuilder model)
    {
    }
}
