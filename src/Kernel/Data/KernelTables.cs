using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Events;
using Platform.Kernel.Jobs;
using Platform.Kernel.Keys;
using Platform.Kernel.Mail;
using Platform.Kernel.Tenancy;
using Platform.Kernel.Web;

namespace Platform.Kernel.Data;

/// <summary>
/// The kernel's own tables. But for the counters none has a tenant filter: they are the reviewed list of exceptions (docs/decisions/0003).
/// </summary>
public static class KernelTables
{
    internal const string ClaimableEvents = "'Ready'";
    internal const string ClaimableJobs = "'Ready'";
    internal const string ClaimableCampaigns = "'Ready'";
    internal const string ClaimableAutomations = "'Ready'";
    internal const string ClaimableMails = "'Ready', 'HandingOver'";

    /// <summary>The queues that a module writes in its own transactions.</summary>
    public static void MapShared(ModelBuilder model)
    {
        MapQueue<OutboxMessage>(model, ClaimableEvents);
        model.Entity<OutboxMessage>(outbox =>
        {
            outbox.HasIndex(m => m.MessageId).IsUnique();
            outbox.Property(m => m.Payload).HasMaxLength(-1);
        });
        model.Entity<InboxEntry>().HasKey(entry => new { entry.Reaction, entry.MessageId });
        MapQueue<QueuedMail>(model, ClaimableMails);
        model.Entity<QueuedMail>(mail =>
        {
            mail.HasIndex(m => new { m.TenantId, m.Cause }).IsUnique();
            mail.HasIndex(m => new { m.TenantId, m.ClientId, m.CreatedAt });
            mail.Property(m => m.Model).HasMaxLength(-1);
        });
        MapQueue<QueuedJob>(model, ClaimableJobs);
        MapQueue<QueuedCampaign>(model, ClaimableCampaigns);
        model.Entity<QueuedCampaign>().HasIndex(campaign => new { campaign.TenantId, campaign.CampaignId }).IsUnique();
        MapQueue<QueuedAutomation>(model, ClaimableAutomations);
        model.Entity<QueuedAutomation>().HasIndex(automation => new { automation.TenantId, automation.AutomationId }).IsUnique();
        model.Entity<IdempotentAnswer>(answer =>
        {
            answer.HasIndex(a => new { a.TenantId, a.Caller, a.Key }).IsUnique();
            answer.HasIndex(a => a.CreatedAt);
            answer.Property(a => a.Body).HasMaxLength(-1);
        });
    }

    /// <summary>Those that are a salon's own, and of no use to a worker without one.</summary>
    public static void MapOwned(ModelBuilder model)
        => model.Entity<Counter>(counter =>
        {
            counter.HasIndex(c => new { c.TenantId, c.Name }).IsUnique();
            counter.Property(c => c.Name).HasMaxLength(100);
        });

    /// <summary>All the others.</summary>
    public static void MapAll(ModelBuilder model)
    {
        MapShared(model);
        model.Entity<TenantEntry>(tenant =>
        {
            tenant.HasKey(t => t.Id);
            tenant.HasIndex(t => t.Slug).IsUnique();
            tenant.HasIndex(t => t.HostName).IsUnique();
            tenant.HasIndex(t => t.ChangedAt);
        });
        model.Entity<FormerSlug>().HasKey(former => former.Slug);
        model.Entity<JobSlot>().HasKey(slot => new { slot.Job, slot.Slot });
        model.Entity<ProtectionKey>(key =>
        {
            key.HasKey(k => k.Name);
            key.Property(k => k.Xml).HasMaxLength(-1);
        });
    }

    private static void MapQueue<T>(ModelBuilder model, string claimable)
        where T : QueuedWork
        => model.Entity<T>(queue =>
        {
            queue.HasKey(work => work.Seq);
            queue.Property(work => work.Seq).ValueGeneratedOnAdd();
            queue.Property(work => work.LastError).HasMaxLength(1000);
            queue.HasIndex("NextAt", "Seq").HasFilter($"state IN ({claimable})");
            queue.HasIndex("TenantId", "State");
        });
}
