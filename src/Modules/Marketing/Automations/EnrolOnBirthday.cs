using Platform.Contracts.Clients;
using Platform.Kernel.Jobs;

namespace Platform.Marketing.Automations;

/// <summary>
/// Every five minutes: whose birthday it is in the salon, when the time that the automation asks for has come. Once a year, also when the
/// date on the card is changed afterwards. A day on which nothing ran is over: nobody is congratulated late.
/// </summary>
[Clock("0 */5 * * * ?")]
internal sealed class EnrolOnBirthday(MarketingDb db, IClientDirectory clients, Entering entering, Moments moments) : ISalonClockJob
{
    private const int AtOnce = 200;

    public async Task Run(CancellationToken cancellationToken)
    {
        var wall = moments.OnTheWall(db.Now);
        var waiting = await db.Automations.AsNoTracking()
            .Where(a => a.State == AutomationState.Running && a.Trigger == AutomationTrigger.Birthday).ToListAsync(cancellationToken);
        foreach (var automation in waiting.Where(a => TimeOnly.FromDateTime(wall) >= (a.At ?? TimeOnly.MinValue)))
        {
            var year = (short)wall.Year;
            var born = await clients.Having(new ClientTrait("birthday", TraitTest.Coming, "0"), null, cancellationToken);
            born.ExceptWith(await db.Enrolments.IgnoreQueryFilters([MarketingDb.BinFilter])
                .Where(e => e.AutomationId == automation.Id && e.Entry == year).Select(e => e.ClientId).ToListAsync(cancellationToken));
            foreach (var some in born.Chunk(AtOnce))
            {
                await db.InTransaction(
                    async () =>
                    {
                        await entering.Enter(automation, some, year, 0, cancellationToken);
                        await db.SaveChangesAsync(cancellationToken);
                    },
                    cancellationToken);
            }
        }
    }
}
