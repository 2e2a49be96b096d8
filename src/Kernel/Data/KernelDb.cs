using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Events;
using Platform.Kernel.Jobs;
using Platform.Kernel.Keys;
using Platform.Kernel.Mail;
using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Data;

/// <summary>
/// The kernel's tables without a salon: for the catalogue, the workers and the keys. It maps no salon's own rows, so nothing
/// that works without a salon can read any.
/// </summary>
public sealed class KernelDb(DbContextOptions<KernelDb> options) : PlatformDb(options)
{
    internal DbSet<TenantEntry> Tenants => Set<TenantEntry>();

    internal DbSet<FormerSlug> FormerSlugs => Set<FormerSlug>();

    internal DbSet<JobSlot> JobSlots => Set<JobSlot>();

    internal DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<InboxEntry> Inbox => Set<InboxEntry>();

    internal DbSet<QueuedJob> QueuedJobs => Set<QueuedJob>();

    public DbSet<QueuedMail> Mails => Set<QueuedMail>();

    public DbSet<QueuedCampaign> QueuedCampaigns => Set<QueuedCampaign>();

    public DbSet<QueuedAutomation> QueuedAutomations => Set<QueuedAutomation>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        KernelTables.MapAll(modelBuilder);
        SchemaConventions.Apply(modelBuilder, Database.ProviderName!);
    }

    /// <summary>The campaign whose turn it is, salon by salon; null when none is due.</summary>
    public async Task<QueuedCampaign?> TakeCampaign(DateTime now, TimeSpan lease)
        => (await Claim<QueuedCampaign>(KernelTables.ClaimableCampaigns, Guid.NewGuid(), now, lease, 1)).SingleOrDefault();

    /// <summary>The automation in which somebody is due, salon by salon; null when nobody is.</summary>
    public async Task<QueuedAutomation?> TakeAutomation(DateTime now, TimeSpan lease)
        => (await Claim<QueuedAutomation>(KernelTables.ClaimableAutomations, Guid.NewGuid(), now, lease, 1)).SingleOrDefault();

    /// <summary>
    /// Takes work that is due; see <see cref="Dialect.Claim"/>. It looks first: workers come round all the time, and taking nothing
    /// would still be a turn to write. It is never called off: halfway it may have taken rows that nobody would know of.
    /// </summary>
    internal async Task<List<T>> Claim<T>(string claimable, Guid token, DateTime now, TimeSpan lease, int most)
        where T : QueuedWork
    {
        var type = Model.FindEntityType(typeof(T))!;
        var table = type.GetSchema() is { } schema ? $"{schema}.{type.GetTableName()}" : type.GetTableName()!;
        if (!await Set<T>().FromSqlRaw(Dialect.Due(table, claimable), now).AnyAsync())
        {
            return [];
        }

        var sql = Dialect.Of(Database).Claim(table, claimable);
        List<T> taken = [];
        await InTransaction(
            async () => taken = await Set<T>().FromSqlRaw(sql, now, now + lease, token, most).AsNoTracking().ToListAsync(),
            CancellationToken.None);
        return [.. taken.OrderBy(work => work.Priority).ThenBy(work => work.Seq)];
    }
}
