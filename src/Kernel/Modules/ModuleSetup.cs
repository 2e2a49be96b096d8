using System.Reflection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Kernel.Data;
using Platform.Kernel.Events;
using Platform.Kernel.Files;
using Platform.Kernel.Jobs;
using Platform.Kernel.Keys;
using Platform.Kernel.Mail;
using Platform.Kernel.Outgoing;
using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Modules;

/// <summary>Puts the kernel and the modules together.</summary>
public static class ModuleSetup
{
    /// <summary>Scans the modules for features, reactions, card parts, long work and clock jobs, so that a new one needs no list.</summary>
    public static void AddModules(this IServiceCollection services, IConfiguration configuration, string dataFolder, IReadOnlyList<IModule> modules)
    {
        List<Assembly> assemblies = [.. modules.Select(module => module.GetType().Assembly), typeof(ModuleSetup).Assembly];
        var database = DatabaseSettings.From(configuration, dataFolder);
        services.AddSingleton(database).AddSingleton(modules);
        services.AddKernel(configuration, dataFolder, database);
        services.AddSingleton(new EventNames([.. assemblies.SelectMany(Referenced).Distinct()]));
        services.AddSingleton(new Reactions([.. assemblies.SelectMany(Reactions.In)]));
        services.AddSingleton(new MailRenderer(assemblies));
        services.AddSingleton(new SalonTables([.. assemblies.SelectMany(a => a.GetTypes()).Where(type => type.IsSubclassOf(typeof(ModuleDb)))]));
        services.Scan(scan => scan.FromAssemblies(assemblies)
            .AddClasses(found => found.AssignableTo<IFeature>(), publicOnly: false).As<IFeature>().WithSingletonLifetime()
            .AddClasses(found => found.AssignableToAny(typeof(IReaction<>), typeof(IBatchReaction<>)), publicOnly: false).AsSelf().WithScopedLifetime()
            .AddClasses(found => found.AssignableTo<CardPart>(), publicOnly: false).AsSelf().As<CardPart>().WithScopedLifetime()
            .AddClasses(found => found.AssignableTo<BulkAction>(), publicOnly: false).As<BulkAction>().WithScopedLifetime()
            .AddClasses(found => found.AssignableTo<ExportPart>(), publicOnly: false).As<ExportPart>().WithScopedLifetime()
            .AddClasses(found => found.AssignableTo<HomePart>(), publicOnly: false).As<HomePart>().WithScopedLifetime()
            .AddClasses(found => found.AssignableTo<PortalPart>(), publicOnly: false).As<PortalPart>().WithScopedLifetime()
            .AddClasses(found => found.AssignableTo<PersonalDataPart>(), publicOnly: false).As<PersonalDataPart>().WithScopedLifetime()
            .AddClasses(found => found.AssignableTo<RetentionPart>(), publicOnly: false).As<RetentionPart>().WithScopedLifetime()
            .AddClasses(found => found.AssignableTo<StayPart>(), publicOnly: false).As<StayPart>().WithScopedLifetime()
            .AddClasses(found => found.AssignableTo<DemoPart>(), publicOnly: false).As<DemoPart>().WithScopedLifetime()
            .AddClasses(found => found.AssignableTo<IInboundMail>(), publicOnly: false).As<IInboundMail>().WithScopedLifetime()
            .AddClasses(found => found.AssignableTo<QueuedTask>(), publicOnly: false).AsSelf().As<QueuedTask>().WithScopedLifetime()
            .AddClasses(found => found.AssignableTo<ICommand>(), publicOnly: false).As<ICommand>().WithSingletonLifetime());
        services.AddClockJobs(assemblies);
        foreach (var module in modules)
        {
            module.AddServices(services, configuration);
        }
    }

    private static void AddKernel(this IServiceCollection services, IConfiguration configuration, string dataFolder, DatabaseSettings database)
    {
        services.AddSingleton(MasterKey.From(configuration, dataFolder));
        var files = FolderFiles.FolderFrom(configuration, dataFolder);
        services.AddSingleton<IFileStore>(provider => new FolderFiles(files, provider.GetRequiredService<TimeProvider>())).AddSingleton<Pictures>();
        services.AddSingleton(new DataFolder(dataFolder)).AddSingleton(new SalonAddress(configuration));
        services.AddSingleton<LinkTokens>().AddSingleton<SealedTokens>().AddSingleton<AddressHash>().AddSingleton<VapidKey>()
            .AddSingleton<SenderIdentity>().AddSingleton<InboundFolder>().AddSingleton<InboundSecret>().AddSingleton<InboundIntake>()
            .AddSingleton<SealedAddresses>().AddSingleton(_ => new TextRecords()).AddSingleton(_ => new GuardedCalls())
            .AddSingleton<WorkSignals>().AddSingleton<TenantCatalogue>().AddSingleton<TenantScopes>().AddSingleton<SalonRemoval>();
        services.AddScoped<TenantContext>().AddScoped<DbScope>();
        services.AddDbContext<KernelDb>(options => database.Use(options));
        services.AddSingleton<Delivery>().AddSingleton<Dispatcher>().AddSingleton<MailWorker>().AddSingleton<JobWorker>();
        services.AddDataProtection().SetApplicationName("platform");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeepKeysInDatabase>();
    }

    /// <summary>A module's context: its salon from the scope, and on PostgreSQL the second lock.</summary>
    public static IServiceCollection AddModuleDb<TDb>(this IServiceCollection services)
        where TDb : ModuleDb
        => services.AddDbContext<TDb>((scope, options) =>
            scope.GetRequiredService<DatabaseSettings>().Use(options, scope.GetRequiredService<TenantContext>()));

    /// <summary>Maps every feature behind its door.</summary>
    public static void MapFeatures(this IEndpointRouteBuilder routes)
    {
        var doors = new Doors(routes);
        foreach (var feature in routes.ServiceProvider.GetServices<IFeature>())
        {
            feature.Map(doors);
        }
    }

    private static IEnumerable<Assembly> Referenced(Assembly module) => module.GetReferencedAssemblies()
        .Where(name => name.Name!.StartsWith("Platform.", StringComparison.Ordinal)).Select(Assembly.Load);

    private sealed class KeepKeysInDatabase(IServiceScopeFactory scopes, MasterKey master, TimeProvider clock) : IConfigureOptions<KeyManagementOptions>
    {
        public void Configure(KeyManagementOptions options)
        {
            options.XmlRepository = new ProtectionKeys(scopes, clock);
            options.XmlEncryptor = new MasterKeyEncryptor(master);
        }
    }
}
