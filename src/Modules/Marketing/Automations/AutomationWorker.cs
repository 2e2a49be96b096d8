using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Platform.Kernel.Jobs;

namespace Platform.Marketing.Automations;

/// <summary>
/// Goes on with clients in automations, an automation a turn and salon by salon. The lease of a turn only keeps two nodes from the same
/// work; that no step is done twice is in the row of the client.
/// </summary>
internal sealed class AutomationWorker(
    IServiceScopeFactory services, TenantCatalogue tenants, TenantScopes scopes, IConfiguration configuration, WorkSignals signals,
    TimeProvider clock, ILogger<AutomationWorker> logger) : QueueWorker(signals, clock, logger)
{
    private static readonly TimeSpan WhileSuspended = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    /// <summary>A node that died is noticed within this time; a turn is far shorter.</summary>
    private readonly TimeSpan lease = TimeSpan.FromSeconds(configuration.GetValue("Automations:LeaseSeconds", 30));

    protected override async Task<int> Round(CancellationToken stopping)
    {
        if (await Take() is not { } taken)
        {
            return 0;
        }

        if (await tenants.ById(taken.TenantId) is not { State: TenantState.Active } tenant)
        {
            await GiveBack(taken, Now + WhileSuspended);
            return 1;
        }

        DateTime? next = Now + AfterFailure;
        try
        {
            next = await new AutomationTurn(tenant, taken.AutomationId, scopes).Run(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            next = Now;
        }
        catch (Exception failure)
        {
            logger.LogError("A turn of automation {Automation} of tenant {Tenant} failed: {Failure}", taken.AutomationId, taken.TenantId,
                SafeText.Of(failure));
        }

        await GiveBack(taken, next);
        return 1;
    }

    private async Task<QueuedAutomation?> Take()
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<KernelDb>().TakeAutomation(Now, lease);
    }

    /// <summary>If the turn is still ours.</summary>
    /// <param name="next">Null: nobody waits.</param>
    private async Task GiveBack(QueuedAutomation taken, DateTime? next)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KernelDb>();
        var state = next is null ? QueuedAutomationState.Done : QueuedAutomationState.Ready;
        var at = next ?? Now;
        await db.InTransaction(
            () => db.QueuedAutomations.Where(m => m.Seq == taken.Seq && m.LeaseToken == taken.LeaseToken).ExecuteUpdateAsync(set => set
                .SetProperty(m => m.State, state).SetProperty(m => m.NextAt, at).SetProperty(m => m.LeaseToken, (Guid?)null)
                .SetProperty(m => m.Attempts, 0)),
            CancellationToken.None);
    }
}
