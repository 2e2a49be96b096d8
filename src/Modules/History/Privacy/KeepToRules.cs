using Microsoft.Extensions.Logging;
using Platform.Kernel.Jobs;

namespace Platform.History;

/// <summary>
/// Every night: what the salon's rules say lets go of what is due (D-13). A rule that fails is tried again the next night and keeps none
/// of the others waiting.
/// </summary>
[Clock("0 10 2 * * ?")]
internal sealed class KeepToRules(HistoryDb db, IEnumerable<RetentionPart> parts, Terms terms, ILogger<KeepToRules> logger) : ISalonClockJob
{
    public async Task Run(CancellationToken cancellationToken)
    {
        foreach (var part in parts.Where(part => part is not ISalonClockJob).OrderBy(part => part.Order))
        {
            db.ChangeTracker.Clear();
            var rule = await terms.Of(part.Code, cancellationToken);
            if (!part.IsAlwaysOn && (rule is not { IsOn: true, StartsAt: { } start } || start > db.Now))
            {
                continue;
            }

            try
            {
                var gone = await part.Forget(terms.Before(part, rule?.Term ?? part.Usual), cancellationToken);
                if (rule is not null)
                {
                    (rule.LastCount, rule.LastRunAt) = (gone, db.Now);
                    await db.SaveChangesAsync(cancellationToken);
                }
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                logger.LogError("Rule {Rule} failed for tenant {Tenant}: {Failure}", part.Code, db.TenantId, SafeText.Of(failure));
            }
        }
    }
}

/// <summary>That a rule was switched stands in the history of the salon.</summary>
internal sealed class RecordWhenRetentionRuleChanged(HistoryDb db) : IReaction<Contracts.History.RetentionRuleChanged>
{
    public Task React(Contracts.History.RetentionRuleChanged fact, Envelope envelope, CancellationToken cancellationToken)
    {
        db.Add(HistoryEntry.Of(Guid.Empty, envelope));
        return Task.CompletedTask;
    }
}
