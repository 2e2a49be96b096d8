using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Kernel.Data;
using Platform.Kernel.Tenancy;
using Platform.Kernel.Web;

namespace Platform.Kernel.Jobs;

/// <summary>
/// Does long work. The lease is renewed while a job runs; when the process dies the lease ends by itself and another worker takes
/// the job up.
/// </summary>
public sealed class JobWorker(
    IServiceScopeFactory services, TenantCatalogue tenants, TenantScopes scopes, IConfiguration configuration, WorkSignals signals, TimeProvider clock,
    ILogger<JobWorker> logger) : QueueWorker(signals, clock, logger)
{
    private const int AtOnce = 4;
    private const int MostAttempts = 5;
    private static readonly TimeSpan WhileSuspended = TimeSpan.FromMinutes(1);

    private readonly TimeSpan lease = TimeSpan.FromSeconds(configuration.GetValue("Jobs:LeaseSeconds", 60));

    protected override async Task<int> Round(CancellationToken stopping)
    {
        var taken = await Take();
        await Task.WhenAll(taken.Select(job => Work(job, stopping)));
        return taken.Count;
    }

    private async Task<List<QueuedJob>> Take()
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        return await db.Claim<QueuedJob>(KernelTables.ClaimableJobs, Guid.NewGuid(), Now, lease, AtOnce);
    }

    private async Task Work(QueuedJob job, CancellationToken stopping)
    {
        if (await tenants.ById(job.TenantId) is not { State: TenantState.Active } tenant)
        {
            await GiveBack(job, WhileSuspended);
            return;
        }

        using var held = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var renewing = Renew(job, held);
        try
        {
            await Run(job, tenant, held.Token);
            await Finish(job);
        }
        catch (OperationCanceledException) when (held.IsCancellationRequested)
        {
            await GiveBack(job, TimeSpan.Zero);
        }
        catch (Exception failure)
        {
            logger.LogError("Job {Kind} {Subject} of tenant {Tenant} failed: {Failure}", job.Kind, job.SubjectId, job.TenantId, SafeText.Of(failure));
            await Postpone(job, tenant, SafeText.Of(failure));
        }
        finally
        {
            await held.CancelAsync();
            await renewing;
        }
    }

    /// <summary>In the language of the salon: what is written down, people read.</summary>
    private async Task Run(QueuedJob job, Tenant tenant, CancellationToken cancellationToken)
    {
        var culture = SalonCultures.Of(tenant.Language);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture.Culture, culture.UICulture);
        await using var scope = Begin(job, tenant);
        await TaskOf(job, scope).Run(job.SubjectId, cancellationToken);
    }

    /// <summary>Until the job has ended. Whoever lost the lease stops working.</summary>
    private async Task Renew(QueuedJob job, CancellationTokenSource held)
    {
        try
        {
            while (true)
            {
                await Task.Delay(lease / 3, held.Token);
                Beat();
                var until = Now + lease;
                if (await Change(job, set => set.SetProperty(j => j.NextAt, until)) == 0)
                {
                    await held.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The job has ended.
        }
        catch (Exception failure)
        {
            logger.LogWarning("The lease of job {Kind} {Subject} could not be renewed: {Failure}", job.Kind, job.SubjectId, SafeText.Of(failure));
            await held.CancelAsync();
        }
    }

    private Task<int> Finish(QueuedJob job)
        => Change(job, set => set.SetProperty(j => j.State, JobState.Done).SetProperty(j => j.LeaseToken, (Guid?)null));

    private async Task Postpone(QueuedJob job, Tenant tenant, string reason)
    {
        var state = job.Attempts < MostAttempts ? JobState.Ready : JobState.Dead;
        var next = Now + Retry.After(job.Attempts);
        if (state == JobState.Dead)
        {
            await using var scope = Begin(job, tenant);
            await TaskOf(job, scope).GiveUp(job.SubjectId);
        }

        await Change(job, set => set
            .SetProperty(j => j.State, state).SetProperty(j => j.NextAt, next).SetProperty(j => j.LeaseToken, (Guid?)null)
            .SetProperty(j => j.LastError, reason));
    }

    /// <summary>Not this job's fault: the attempt does not count.</summary>
    private Task<int> GiveBack(QueuedJob job, TimeSpan delay)
    {
        var next = Now + delay;
        return Change(job, set => set
            .SetProperty(j => j.Attempts, j => j.Attempts - 1).SetProperty(j => j.NextAt, next).SetProperty(j => j.LeaseToken, (Guid?)null));
    }

    /// <summary>Changes the row, if the lease is still ours.</summary>
    private async Task<int> Change(QueuedJob job, Action<UpdateSettersBuilder<QueuedJob>> set)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        var rows = 0;
        await db.InTransaction(
            async () => rows = await db.QueuedJobs
                .Where(j => j.Seq == job.Seq && j.LeaseToken == job.LeaseToken && j.State == JobState.Ready).ExecuteUpdateAsync(set),
            CancellationToken.None);
        return rows;
    }

    private AsyncServiceScope Begin(QueuedJob job, Tenant tenant)
        => scopes.Begin(tenant, Actor.Named(job.ActorKind, job.ActorId, job.ActorName), job.Correlation);

    private static QueuedTask TaskOf(QueuedJob job, AsyncServiceScope scope)
        => scope.ServiceProvider.GetServices<QueuedTask>().Single(task => task.Kind == job.Kind);
}
