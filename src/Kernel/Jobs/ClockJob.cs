using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Kernel.Data;
using Platform.Kernel.Tenancy;
using Quartz;

namespace Platform.Kernel.Jobs;

/// <summary>When a job runs, as Quartz writes it, in UTC: "0 0 3 * * ?" is every night at three.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ClockAttribute(string cron) : Attribute
{
    public string Cron => cron;
}

/// <summary>
/// Something that happens by the clock. Of any number of nodes one runs it for each moment of its schedule; a moment that was
/// missed while everything was down is skipped, so a job looks at what is due, not at what the time is.
/// </summary>
public interface IClockJob
{
    Task Run(CancellationToken cancellationToken);
}

/// <summary>What is done by the clock for each salon: in a scope of its own, in which everything belongs to the salon and is done by the system.</summary>
public interface ISalonClockJob
{
    Task Run(CancellationToken cancellationToken);
}

/// <summary>Goes round the salons. One in which the job fails is written down and keeps none of the others waiting.</summary>
internal sealed class EachSalon<TJob>(TenantCatalogue catalogue, TenantScopes scopes, ILogger<TJob> logger) : IClockJob
    where TJob : class, ISalonClockJob
{
    public async Task Run(CancellationToken cancellationToken)
    {
        foreach (var tenant in await catalogue.All())
        {
            try
            {
                await using var scope = scopes.Begin(tenant, Actor.System, typeof(TJob).Name);
                await scope.ServiceProvider.GetRequiredService<TJob>().Run(cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                logger.LogError("{Job} failed for tenant {Tenant}: {Failure}", typeof(TJob).Name, tenant.Id, SafeText.Of(failure));
            }
        }
    }
}

/// <summary>Quartz's side of a job: the node whose row comes first runs it.</summary>
internal sealed class ClockRun<TJob>(TJob job, KernelDb db, TimeProvider clock) : IJob
    where TJob : class, IClockJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var slot = (context.ScheduledFireTimeUtc ?? context.FireTimeUtc).UtcDateTime;
        await Once(slot, cancellationToken);
    }

    internal async Task<bool> Once(DateTime slot, CancellationToken cancellationToken)
    {
        var entry = new JobSlot { Job = (typeof(TJob).GenericTypeArguments.FirstOrDefault() ?? typeof(TJob)).Name, Slot = slot, StartedAt = clock.GetUtcNow().UtcDateTime };
        db.Add(entry);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException refused) when (Dialect.Of(db.Database).IsUniqueViolation(refused))
        {
            return false;
        }

        await job.Run(cancellationToken);
        entry.EndedAt = clock.GetUtcNow().UtcDateTime;
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
