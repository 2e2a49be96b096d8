using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Platform.Kernel.Data;
using Platform.Kernel.Jobs;
using Platform.Kernel.Modules;

namespace Platform.Host.Operations;

/// <summary>Live: the process answers. Ready: the database answers too and every worker came round in the last minute.</summary>
public static class Health
{
    public static void AddHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<DatabaseAnswers>("database").AddCheck<WorkersComeRound>("workers");

    /// <summary>Asked whether to stop the process, so it stands before all that may refuse, wait or need the database.</summary>
    public static void UseLiveness(this IApplicationBuilder app)
        => app.UseHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });

    public static void MapHealth(this IEndpointRouteBuilder routes)
        => routes.MapHealthChecks("/health/ready").WithMetadata(new Admission(Door.Platform));

    private sealed class DatabaseAnswers(KernelDb db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
            => await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }

    private sealed class WorkersComeRound(IEnumerable<IHostedService> running, TimeProvider clock) : IHealthCheck
    {
        private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var late = running.OfType<QueueWorker>().Where(worker => now - worker.LastBeat > Patience).Select(worker => worker.GetType().Name).ToList();
            return Task.FromResult(late.Count == 0
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded($"No sign of {string.Join(", ", late)}."));
        }
    }
}
