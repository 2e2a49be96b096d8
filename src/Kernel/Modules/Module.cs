using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.Kernel.Modules;

/// <summary>A module, as the host sees it. Everything else in its assembly is found by scanning.</summary>
public interface IModule
{
    /// <summary>What scanning cannot find: navigation, singletons, authentication.</summary>
    void AddServices(IServiceCollection services, IConfiguration configuration);

    /// <summary>The module's tables, for the composed schema that migrations are made from.</summary>
    void MapTables(ModelBuilder model);
}

/// <summary>One thing the product can do: the pages and API addresses it answers, in one file with what they do.</summary>
public interface IFeature
{
    void Map(Doors doors);
}
