using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Data;

namespace Platform.Kernel.Tenancy;

/// <summary>
/// All salons, in memory: asking costs no query. A node learns of changes made elsewhere within five seconds, of a salon it
/// does not know yet within one.
/// </summary>
public sealed partial class TenantCatalogue(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly HashSet<string> Reserved =
        ["www", "api", "admin", "mail", "app", "s", "static", "health", "docs", "openapi"];

    private readonly SemaphoreSlim looking = new(1);
    private Snapshot snapshot = Snapshot.Empty;

    public ValueTask<Tenant?> ById(int id) => Find(known => known.ById.GetValueOrDefault(id));

    /// <summary>The salon with this slug, or the one that had it within the last year: compare its slug to see which.</summary>
    public ValueTask<Tenant?> BySlug(string slug) => Find(known => known.BySlug.GetValueOrDefault(slug));

    /// <summary>The salon with this host of its own, in lower case and without port.</summary>
    public ValueTask<Tenant?> ByHost(string host) => Find(known => known.ByHost.GetValueOrDefault(host));

    public async ValueTask<IReadOnlyCollection<Tenant>> All() => (await Current()).ById.Values;

    /// <summary>Whether a slug has the right form and is not reserved: <c>[a-z0-9-]{3,40}</c>, no dash at either end.</summary>
    public static bool IsSlug(string slug) => SlugForm().IsMatch(slug) && !Reserved.Contains(slug);

    /// <summary>Adds a salon. The answer is null when the slug or host is taken.</summary>
    public async Task<Tenant?> Add(
        string slug, string name, TenantState state, string language, string timeZone, string country, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        var now = clock.GetUtcNow().UtcDateTime;
        if (await db.FormerSlugs.AnyAsync(former => former.Slug == slug && former.Until > now, cancellationToken))
        {
            return null;
        }

        var entry = new TenantEntry
        {
            Slug = slug, Name = name, State = state, Language = language, TimeZone = timeZone, Country = country, CreatedAt = now, ChangedAt = now,
        };
        db.Add(entry);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException refused) when (Dialect.Of(db.Database).IsUniqueViolation(refused))
        {
            return null;
        }

        await Look(cancellationToken);
        return entry.ToTenant();
    }

    public Task SetState(int id, TenantState state, CancellationToken cancellationToken)
        => Change(id, entry => entry.State = state, cancellationToken);

    public Task SetHost(int id, string? host, CancellationToken cancellationToken)
        => Change(id, entry => entry.HostName = host, cancellationToken);

    /// <summary>Salons that signed up before a moment (UTC) and were never confirmed.</summary>
    public async Task<IReadOnlyList<Tenant>> UnconfirmedSince(DateTime moment, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        var entries = await db.Tenants.AsNoTracking()
            .Where(t => t.State == TenantState.Provisioning && t.CreatedAt < moment).ToListAsync(cancellationToken);
        return [.. entries.Select(entry => entry.ToTenant())];
    }

    private async Task Change(int id, Action<TenantEntry> change, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        var entry = await db.Tenants.SingleAsync(t => t.Id == id, cancellationToken);
        change(entry);
        entry.ChangedAt = clock.GetUtcNow().UtcDateTime;
        await db.SaveChangesAsync(cancellationToken);
        await Look(cancellationToken);
    }

    private async ValueTask<Tenant?> Find(Func<Snapshot, Tenant?> pick) => pick(await Current()) ?? pick(await Again());

    private ValueTask<Snapshot> Current() => NotOlderThan(Fresh);

    /// <summary>Somebody asks for a salon that is not known: look again, but not more than once a second whoever asks.</summary>
    private ValueTask<Snapshot> Again() => NotOlderThan(BetweenLooks);

    private async ValueTask<Snapshot> NotOlderThan(TimeSpan age)
    {
        if (IsOlderThan(age))
        {
            await looking.WaitAsync();
            try
            {
                // Of many that wait here the first one looks for all.
                snapshot = IsOlderThan(age) ? await Read(default) : snapshot;
            }
            finally
            {
                looking.Release();
            }
        }

        return snapshot;
    }

    private bool IsOlderThan(TimeSpan age) => snapshot == Snapshot.Empty || clock.GetElapsedTime(snapshot.TakenAt) > age;

    private async Task Look(CancellationToken cancellationToken)
    {
        await looking.WaitAsync(cancellationToken);
        try
        {
            snapshot = await Read(cancellationToken);
        }
        finally
        {
            looking.Release();
        }
    }

    private async Task<Snapshot> Read(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        var entries = await db.Tenants.AsNoTracking().Where(t => t.State != TenantState.Deleted).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var former = await db.FormerSlugs.AsNoTracking().Where(f => f.Until > now).ToListAsync(cancellationToken);
        return Snapshot.Of(entries, former, clock.GetTimestamp());
    }

    public void Dispose() => looking.Dispose();

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{1,38})[a-z0-9]$")]
    private static partial Regex SlugForm();

    private sealed record Snapshot(
        Dictionary<int, Tenant> ById, Dictionary<string, Tenant> BySlug, Dictionary<string, Tenant> ByHost, long TakenAt)
    {
        public static readonly Snapshot Empty = new([], [], [], 0);

        public static Snapshot Of(List<TenantEntry> entries, List<FormerSlug> former, long takenAt)
        {
            var tenants = entries.ToDictionary(entry => entry.Id, entry => entry.ToTenant());
            var bySlug = former.Where(f => tenants.ContainsKey(f.TenantId)).ToDictionary(f => f.Slug, f => tenants[f.TenantId]);
            foreach (var tenant in tenants.Values)
            {
                bySlug[tenant.Slug] = tenant;
            }

            return new Snapshot(tenants, bySlug, tenants.Values.Where(t => t.HostName is not null).ToDictionary(t => t.HostName!), takenAt);
        }
    }
}
