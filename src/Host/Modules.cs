using Platform.Access;
using Platform.Clients;
using Platform.History;
using Platform.Kernel.Modules;
using Platform.Marketing;

namespace Platform.Host;

/// <summary>The one list of modules.</summary>
public static class Modules
{
    public static IReadOnlyList<IModule> All { get; } = [new ClientsModule(), new MarketingModule(), new AccessModule(), new HistoryModule()];
}
