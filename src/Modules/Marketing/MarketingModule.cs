using Microsoft.Extensions.Configuration;

namespace Platform.Marketing;

/// <summary>Whom the salon may write to and about what: labels, lists, and the ledger of consents.</summary>
public sealed class MarketingModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<MarketingDb>();
        services.AddScoped<Decisions>().AddScoped<Suppression>();
        services.AddScoped<ConsentGate>().AddScoped<ConsentReading>().AddScoped<SwitchConsent.Switches>();
        services.AddSingleton(new NavItem("Marketing", "/marketing", "send", Right.LabelClients, 30));
    }

    public void MapTables(ModelBuilder model) => MarketingDb.MapTables(model);
}
