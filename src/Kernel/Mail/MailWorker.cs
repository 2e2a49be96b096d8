using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Kernel.Data;
using Platform.Kernel.Jobs;
using Platform.Kernel.Tenancy;

namespace Platform.Kernel.Mail;

/// <summary>
/// Sends what is queued: urgent mail first, salon by salon in turn. A mail is HandingOver only while it is being written to the
/// server; after a crash there it is sent again with the same Message-ID and the same link, which does no harm.
/// </summary>
public sealed class MailWorker(
    IServiceScopeFactory services, TenantCatalogue tenants, TenantScopes scopes, MailRenderer renderer, IMailTransport transport,
    SenderIdentity sender, WorkSignals signals, TimeProvider clock, ILogger<MailWorker> logger) : QueueWorker(signals, clock, logger)
{
    private const int Batch = 40;
    private const int AtOnce = 4;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan WhileSuspended = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterTransportTrouble = TimeSpan.FromSeconds(15);

    /// <summary>When a refused mail is tried again, a fifth to either side; after the last one it is dead.</summary>
    private static readonly TimeSpan[] Plan =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4),
        TimeSpan.FromHours(8),
    ];

    private DateTime circuitOpenUntil;

    protected override async Task<int> Round(CancellationToken stopping)
    {
        if (Now < circuitOpenUntil)
        {
            return 0;
        }

        var taken = await Take();
        await Parallel.ForEachAsync(taken, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (mail, _) =>
            await (stopping.IsCancellationRequested || Now < circuitOpenUntil ? GiveBack(mail, TimeSpan.Zero) : Send(mail)));
        return taken.Count;
    }

    private async Task<List<QueuedMail>> Take()
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        return await db.Claim<QueuedMail>(KernelTables.ClaimableMails, Guid.NewGuid(), Now, Lease, Batch);
    }

    private async Task Send(QueuedMail mail)
    {
        var tenant = await tenants.ById(mail.TenantId);
        if (tenant is not { State: TenantState.Active or TenantState.Provisioning })
        {
            await GiveBack(mail, WhileSuspended);
        }
        else if (mail.DeliverBy < Now)
        {
            await Record(mail, MailState.Expired, Now, new MailResult(MailOutcome.PermanentFailure));
        }
        else
        {
            await Send(mail, tenant);
        }
    }

    private async Task Send(QueuedMail mail, Tenant tenant)
    {
        MailResult result;
        try
        {
            var finished = await Compose(mail, tenant);
            result = await transport.Send(finished, () => HandingOver(mail), Late);
        }
        catch (LeaseLostException)
        {
            logger.LogWarning("The lease of mail {MailId} was lost before it was handed over", mail.MailId);
            return;
        }
        catch (OperationCanceledException) when (Late.IsCancellationRequested)
        {
            await GiveBack(mail, TimeSpan.Zero);
            return;
        }
        catch (LostMailException lost)
        {
            logger.LogWarning("Mail {MailId} of template {Template} is given up: {Reason}", mail.MailId, mail.Template, lost.Message);
            result = new MailResult(MailOutcome.PermanentFailure, Reply: lost.Message);
        }
        catch (Exception failure)
        {
            logger.LogError(
                "Mail {MailId} of template {Template} could not be made: {Failure}", mail.MailId, mail.Template, SafeText.Of(failure));
            result = new MailResult(MailOutcome.TemporaryFailure, Reply: SafeText.Of(failure));
        }

        await Settle(mail, result);
    }

    private async Task<OutgoingMail> Compose(QueuedMail mail, Tenant tenant)
    {
        await using var scope = scopes.Begin(tenant, Actor.System, mail.Correlation);
        var words = await renderer.Render(scope.ServiceProvider, mail.Template, mail.Model, mail.Culture);
        return new OutgoingMail(
            $"{mail.MailId:N}.{tenant.Id}@{sender.Domain}", sender.Of(tenant).Address, sender.Of(tenant),
            words.Draft.ReplyTo is { } answers ? new Mailbox(tenant.Name, answers) : null, new Mailbox(mail.ToName, mail.ToAddress),
            words.Subject, Now, words.Text, words.Html)
        {
            Attachments = words.Draft.Attachments,
            Headers =
            [
                .. words.Draft.IsPersonal ? [] : new[] { new MailHeader("Auto-Submitted", "auto-generated") },
                .. words.Draft.Thread is { } thread ? new[] { new MailHeader("References", $"<thread.{thread}@{sender.Domain}>") } : [],
            ],
        };
    }

    /// <summary>Committed just before the mail is written to the server; whoever lost the lease stops here.</summary>
    private async Task HandingOver(QueuedMail mail)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        var rows = 0;
        await db.InTransaction(
            async () => rows = await Held(db, mail).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailState.HandingOver)),
            CancellationToken.None);
        if (rows == 0)
        {
            throw new LeaseLostException();
        }
    }

    private async Task Settle(QueuedMail mail, MailResult result)
    {
        switch (result.Outcome)
        {
            case MailOutcome.Accepted:
                await Record(mail, MailState.Sent, Now, result);
                break;
            case MailOutcome.PermanentFailure:
                await Record(mail, MailState.Rejected, Now, result);
                break;
            case MailOutcome.TransportFailure:
                circuitOpenUntil = Now + AfterTransportTrouble;
                await GiveBack(mail, AfterTransportTrouble);
                break;
            default:
                var state = mail.Attempts > Plan.Length ? MailState.Dead : MailState.Ready;
                var wait = Plan[Math.Min(mail.Attempts, Plan.Length) - 1] * (0.8 + (0.4 * Random.Shared.NextDouble()));
                await Record(mail, state, Now + wait, result);
                break;
        }
    }

    private async Task Record(QueuedMail mail, MailState state, DateTime next, MailResult result)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        var sent = state == MailState.Sent ? Now : (DateTime?)null;
        await db.InTransaction(
            () => Held(db, mail).ExecuteUpdateAsync(set => set
                .SetProperty(m => m.State, state).SetProperty(m => m.NextAt, next).SetProperty(m => m.LeaseToken, (Guid?)null)
                .SetProperty(m => m.SentAt, sent).SetProperty(m => m.ServerCode, result.Code)
                .SetProperty(m => m.EnhancedCode, result.EnhancedCode)
                .SetProperty(m => m.LastError, state == MailState.Sent ? null : result.Reply)),
            CancellationToken.None);
    }

    /// <summary>Not this mail's fault: the attempt does not count.</summary>
    private async Task GiveBack(QueuedMail mail, TimeSpan delay)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        var next = Now + delay;
        await db.InTransaction(
            () => Held(db, mail).ExecuteUpdateAsync(set => set
                .SetProperty(m => m.State, MailState.Ready).SetProperty(m => m.Attempts, m => m.Attempts - 1)
                .SetProperty(m => m.NextAt, next)
                .SetProperty(m => m.LeaseToken, (Guid?)null)),
            CancellationToken.None);
    }

    /// <summary>The row, if the lease is still ours.</summary>
    private static IQueryable<QueuedMail> Held(KernelDb db, QueuedMail mail)
        => db.Mails.Where(m => m.Seq == mail.Seq && m.LeaseToken == mail.LeaseToken);

    private sealed class LeaseLostException : Exception;
}
