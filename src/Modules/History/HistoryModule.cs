using Microsoft.Extensions.Configuration;

namespace Platform.History;

public sealed class HistoryModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddModuleDb<HistoryDb>();

    public void MapTables(ModelBuilder model) => HistoryDb.MapTables(model);
}
