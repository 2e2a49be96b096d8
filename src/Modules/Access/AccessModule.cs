using Microsoft.Extensions.Configuration;

namespace Platform.Access;

public sealed class AccessModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddModuleDb<AccessDb>();

    public void MapTables(ModelBuilder model) => AccessDb.MapTables(model);
}
