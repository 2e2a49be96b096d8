using Platform.Kernel.Jobs;

namespace Platform.Marketing.Campaigns;

/// <summary>Each night: what was classed by an earlier edition of the rules is classed by the present one.</summary>
[Clock("0 25 3 * * ?")]
internal sealed class ReclassifyTouches(MarketingDb db) : ISalonClockJob
{
    private const int Chunk = 1000;

    public async Task Run(CancellationToken cancellationToken)
    {
        while (await db.MailTouches.Where(touch => touch.Rules != TouchClassifier.Rules).OrderBy(touch => touch.Id).Take(Chunk)
            .ToListAsync(cancellationToken) is { Count: > 0 } touches)
        {
            foreach (var touch in touches)
            {
                touch.Marks = TouchClassifier.Again(touch.Marks, touch.Program);
                (touch.Class, touch.Rules) = (TouchClassifier.Of(touch.Marks), TouchClassifier.Rules);
            }

            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        foreach (var count in await db.LinkCounts.Where(count => count.Rules != TouchClassifier.Rules)
            .Select(count => new { count.Id, count.Marks }).ToListAsync(cancellationToken))
        {
            var of = TouchClassifier.Of(count.Marks);
            await db.InTransaction(
                () => db.LinkCounts.Where(row => row.Id == count.Id).ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.Class, of).SetProperty(row => row.Rules, TouchClassifier.Rules), cancellationToken),
                cancellationToken);
        }
    }
}
