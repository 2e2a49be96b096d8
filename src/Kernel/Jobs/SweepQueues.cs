using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Kernel.Events;
using Platform.Kernel.Mail;
using Platform.Kernel.Web;

namespace Platform.Kernel.Jobs;

/// <summary>
/// Forgets what is done: events after 7 days, their inbox rows after 30 (longer than any event can come again), sent mails,
/// long work and job slots after 90, answers kept for a repeated request after one.
/// </summary>
[Clock("0 15 * * * ?")]
internal sealed class SweepQueues(KernelDb db, TimeProvider clock) : IClockJob
{
    public async Task Run(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await Forget(db.Outbox.Where(m => (m.State == OutboxState.Done || m.State == OutboxState.Discarded) && m.OccurredAt < now.AddDays(-7)));
        await Forget(db.Inbox.Where(entry => entry.HandledAt < now.AddDays(-30)));
        await Forget(db.Mails.Where(m => m.State != MailState.Ready && m.State != MailState.HandingOver && m.State != MailState.Dead && m.CreatedAt < now.AddDays(-90)));
        await Forget(db.QueuedJobs.Where(job => job.State == JobState.Done && job.CreatedAt < now.AddDays(-90)));
        await Forget(db.QueuedCampaigns.Where(campaign => campaign.State == QueuedCampaignState.Done && campaign.NextAt < now.AddDays(-90)));
        await Forget(db.QueuedAutomations.Where(row => row.State == QueuedAutomationState.Done && row.NextAt < now.AddDays(-90)));
        await Forget(db.JobSlots.Where(slot => slot.Slot < now.AddDays(-90)));
        await Forget(db.Set<IdempotentAnswer>().Where(answer => answer.CreatedAt < now.AddDays(-1)));

        Task Forget<T>(IQueryable<T> rows)
            where T : class
            => db.InTransaction(() => rows.ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }
}
