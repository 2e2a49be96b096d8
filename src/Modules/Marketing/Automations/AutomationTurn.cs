namespace Platform.Marketing.Automations;

/// <summary>One turn of one automation: a step for each of those who are due, at most a hundred, each in a transaction of its
/// own.</summary>
internal sealed class AutomationTurn(Tenant tenant, Guid automationId, TenantScopes scopes)
{
    private const int Most = 100;

    /// <returns>When the next turn is due, UTC; null when nobody waits.</returns>
    public async Task<DateTime?> Run(CancellationToken stopping)
    {
        await using var scope = scopes.Begin(tenant, Actor.System, $"automation-{automationId:N}");
        var db = scope.ServiceProvider.GetRequiredService<MarketingDb>();
        if (await db.Automations.AsNoTracking().FirstOrDefaultAsync(a
            => a.Id == automationId, stopping) is not { State: AutomationState.Running } automation)
        {
            return null;
        }

        var now = db.Now;
        var waiting = db.Enrolments.AsNoTracking().Where(e => e.AutomationId == automationId && e.State == EnrolmentState.Waiting);
        var due = await waiting.Where(e => e.DueAt <= now).OrderBy(e => e.DueAt).ThenBy(e => e.Id).Take(Most).ToListAsync(stopping);
        foreach (var enrolment in due)
        {
            stopping.ThrowIfCancellationRequested();
            await using var own = scopes.Begin(tenant, Actor.System, AutomationChain.Of(enrolment));
            await own.ServiceProvider.GetRequiredService<StepTaking>().Take(automation, enrolment);
        }

        return await waiting.MinAsync(e => (DateTime?)e.DueAt, stopping);
    }
}
