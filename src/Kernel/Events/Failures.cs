using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Kernel.Jobs;
using Platform.Kernel.Mail;
using Platform.Kernel.Modules;
using Platform.Kernel.Tenancy;
using Platform.Kernel.Web;

namespace Platform.Kernel.Events;

/// <summary>Something that did not work out by itself.</summary>
/// <param name="Name">The stored name of the event or the mail's template.</param>
/// <param name="Reason">Without personal data.</param>
public sealed record Failure(long Seq, string Name, DateTime At, int Attempts, string? Reason);

/// <summary>
/// What a salon's owner sees of failed events and mails: try again, or let go. The queues have no tenant filter, so every query
/// here names the salon.
/// </summary>
internal sealed class Failures : IFeature
{
    private const int Shown = 100;
    private static readonly OutboxState[] FailedEvents = [OutboxState.Dead, OutboxState.Parked];
    private static readonly MailState[] FailedMails = [MailState.Dead, MailState.Rejected, MailState.Expired];

    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/settings/failures", Show).Needs(Right.SeeFailures);
        doors.Staff.MapPost("/settings/failures/events/{seq:long}/{what}", OnEvent).Needs(Right.SeeFailures);
        doors.Staff.MapPost("/settings/failures/mails/{seq:long}/{what}", OnMail).Needs(Right.SeeFailures);
    }

    private static async Task<IResult> Show(KernelDb db, TenantContext tenant, CancellationToken cancellationToken)
    {
        var events = await db.Outbox.AsNoTracking().Where(m => m.TenantId == tenant.TenantId && FailedEvents.Contains(m.State))
            .OrderByDescending(m => m.Seq).Take(Shown)
            .Select(m => new Failure(m.Seq, m.Name, m.OccurredAt, m.Attempts, m.LastError)).ToListAsync(cancellationToken);
        var mails = await db.Mails.AsNoTracking().Where(m => m.TenantId == tenant.TenantId && FailedMails.Contains(m.State))
            .OrderByDescending(m => m.Seq).Take(Shown)
            .Select(m => new Failure(m.Seq, m.Template, m.CreatedAt, m.Attempts, m.LastError)).ToListAsync(cancellationToken);
        return Ui.Page<FailuresPage>(new { Events = events, Mails = mails });
    }

    private static async Task<IResult> OnEvent(
        long seq, string what, KernelDb db, TenantContext tenant, TimeProvider clock, WorkSignals signals, Here here)
    {
        var row = db.Outbox.Where(m => m.TenantId == tenant.TenantId && m.Seq == seq && FailedEvents.Contains(m.State));
        var now = clock.GetUtcNow().UtcDateTime;
        return await Change(db, signals, here, what switch
        {
            "replay" => () => row.ExecuteUpdateAsync(set => set
                .SetProperty(m => m.State, OutboxState.Ready).SetProperty(m => m.Attempts, 0).SetProperty(m => m.NextAt, now)),
            "discard" => () => row.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Discarded)),
            _ => null,
        });
    }

    private static async Task<IResult> OnMail(
        long seq, string what, KernelDb db, TenantContext tenant, TimeProvider clock, WorkSignals signals, Here here)
    {
        var row = db.Mails.Where(m => m.TenantId == tenant.TenantId && m.Seq == seq && FailedMails.Contains(m.State));
        var now = clock.GetUtcNow().UtcDateTime;
        return await Change(db, signals, here, what switch
        {
            "replay" => () => row.ExecuteUpdateAsync(set => set
                .SetProperty(m => m.State, MailState.Ready).SetProperty(m => m.Attempts, 0).SetProperty(m => m.NextAt, now)),
            "discard" => () => row.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailState.Discarded)),
            _ => null,
        });
    }

    /// <summary>404 when there is no such failure in this salon, or nothing of that name can be done with it.</summary>
    private static async Task<IResult> Change(KernelDb db, WorkSignals signals, Here here, Func<Task<int>>? change)
    {
        var rows = 0;
        if (change is not null)
        {
            await db.InTransaction(async () => rows = await change(), CancellationToken.None);
        }

        if (rows == 0)
        {
            return TypedResults.NotFound();
        }

        signals.WakeAll();
        return TypedResults.LocalRedirect(here["/settings/failures"]);
    }
}
