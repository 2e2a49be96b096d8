using Microsoft.Extensions.Configuration;

namespace Platform.Marketing;

public sealed class MarketingModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddModuleDb<MarketingDb>();

    public void MapTables(ModelBuilder model) => MarketingDb.MapTables(model);
}
