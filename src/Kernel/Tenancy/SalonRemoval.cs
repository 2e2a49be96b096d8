using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Data;
using Platform.Kernel.Files;

namespace Platform.Kernel.Tenancy;

/// <summary>Takes a salon out of every table, and its files away. The list of tables is the model itself, so a new one cannot be forgotten.</summary>
public sealed class SalonRemoval(
    TenantScopes scopes, TenantCatalogue catalogue, IServiceScopeFactory services, SalonTables tables, IFileStore files)
{
    public async Task Remove(Tenant tenant, CancellationToken cancellationToken)
    {
        await catalogue.SetState(tenant.Id, TenantState.Closing, cancellationToken);
        await using (var scope = scopes.Begin(tenant, Actor.System, $"remove-{tenant.Id}"))
        {
            foreach (var (db, rows) in tables.Of(scope.ServiceProvider))
            {
                await db.InTransaction(() => rows.Delete(db, cancellationToken), cancellationToken);
            }
        }

        files.DeleteAll(tenant.Id);
        await RemoveFromKernel(tenant, cancellationToken);
        await catalogue.SetState(tenant.Id, TenantState.Deleted, cancellationToken);
    }

    private async Task RemoveFromKernel(Tenant tenant, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        await db.InTransaction(
            async () =>
            {
                await db.Outbox.Where(row => row.TenantId == tenant.Id).ExecuteDeleteAsync(cancellationToken);
                await db.Inbox.Where(row => row.TenantId == tenant.Id).ExecuteDeleteAsync(cancellationToken);
                await db.Mails.Where(row => row.TenantId == tenant.Id).ExecuteDeleteAsync(cancellationToken);
                await db.QueuedCampaigns.Where(row => row.TenantId == tenant.Id).ExecuteDeleteAsync(cancellationToken);
                await db.QueuedAutomations.Where(row => row.TenantId == tenant.Id).ExecuteDeleteAsync(cancellationToken);
                await db.QueuedJobs.Where(row => row.TenantId == tenant.Id).ExecuteDeleteAsync(cancellationToken);
                await db.Set<Web.IdempotentAnswer>().Where(row => row.TenantId == tenant.Id).ExecuteDeleteAsync(cancellationToken);
            },
            cancellationToken);
    }
}

/// <summary>Every table of every module that holds salons' rows, once, children before their parents.</summary>
public sealed class SalonTables(IEnumerable<Type> databases)
{
    public IEnumerable<(ModuleDb Db, SalonTable Table)> Of(IServiceProvider scope)
    {
        var seen = new HashSet<Type>();
        foreach (var type in databases)
        {
            var db = (ModuleDb)scope.GetRequiredService(type);
            var owned = db.Model.GetEntityTypes().Where(t => typeof(TenantOwned).IsAssignableFrom(t.ClrType) && seen.Add(t.ClrType)).ToList();
            foreach (var entity in owned.OrderByDescending(t => t.GetForeignKeys().Count()))
            {
                yield return (db, SalonTable.For(entity.ClrType));
            }
        }
    }
}

/// <summary>One such table, whatever its class is.</summary>
public abstract class SalonTable
{
    public abstract string Name { get; }

    public abstract Task Delete(ModuleDb db, CancellationToken cancellationToken);

    /// <summary>The salon's rows as they are, cards in the bin included; read without keeping them.</summary>
    public abstract IAsyncEnumerable<object> Rows(ModuleDb db);

    internal static SalonTable For(Type type)
        => (SalonTable)Activator.CreateInstance(typeof(Of<>).MakeGenericType(type), BindingFlags.NonPublic | BindingFlags.Instance, null, null, null)!;

    private sealed class Of<T> : SalonTable
        where T : TenantOwned
    {
        internal Of()
        {
        }

        public override string Name => typeof(T).Name;

        public override Task Delete(ModuleDb db, CancellationToken cancellationToken) => Whole(db).ExecuteDeleteAsync(cancellationToken);

        public override IAsyncEnumerable<object> Rows(ModuleDb db) => Whole(db).IgnoreAutoIncludes().AsNoTracking().AsAsyncEnumerable();

        /// <summary>Every filter but the salon's is lifted, each by its name.</summary>
        private static IQueryable<T> Whole(ModuleDb db)
        {
            var others = db.Model.FindEntityType(typeof(T))!.GetDeclaredQueryFilters()
                .Select(filter => filter.Key).Where(key => key is not null && key != SchemaConventions.TenantFilter).Select(key => key!).ToList();
            return others.Count == 0 ? db.Set<T>() : db.Set<T>().IgnoreQueryFilters(others);
        }
    }
}
