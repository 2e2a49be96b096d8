using Platform.Kernel.Jobs;

namespace Platform.Marketing.Automations;

/// <summary>Calls the worker to an automation, in the transaction that gives it something to do.</summary>
internal static class AutomationCall
{
    /// <summary>Whoever has the turn now loses it, which harms nothing.</summary>
    public static async Task CallAutomation(this MarketingDb db, Guid automationId, DateTime next, CancellationToken cancellationToken)
    {
        var tenant = db.TenantId;
        var known = await db.Set<QueuedAutomation>().Where(row => row.TenantId == tenant && row.AutomationId == automationId)
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, QueuedAutomationState.Ready).SetProperty(m => m.NextAt, next)
                    .SetProperty(m => m.LeaseToken, (Guid?)null),
                cancellationToken);
        if (known == 0)
        {
            db.Add(new QueuedAutomation { TenantId = tenant, AutomationId = automationId, NextAt = next });
        }
    }
}
