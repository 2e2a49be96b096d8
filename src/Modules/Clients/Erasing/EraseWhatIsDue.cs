using Platform.Clients.Deleting;
using Platform.Kernel.Jobs;

namespace Platform.Clients.Erasing;

/// <summary>
/// Each night: clients who have lain in the bin for 30 days are erased, unless they are held; an erasure that did not come to its end is begun again, and
/// each one is done once more; what the journal knows and a restored database does not is done again; and empty cards that nobody can
/// have in memory any more leave the table.
/// </summary>
[Clock("0 20 2 * * ?")]
internal sealed class EraseWhatIsDue(ClientsDb db, EraseClient.Deed deed, JournalReplay replay, ErasureJournal journal)
    : ISalonClockJob
{
    private static readonly TimeSpan TraceStays = TimeSpan.FromDays(30);
    private static readonly TimeSpan Patience = TimeSpan.FromHours(6);

    /// <summary>Longer than from one night to the next: what somebody was saving in the moment of erasing goes then.</summary>
    private static readonly TimeSpan OnceMore = TimeSpan.FromHours(30);

    public async Task Run(CancellationToken cancellationToken)
    {
        await EmptyBin(cancellationToken);
        await replay.Run(journal.Read(), cancellationToken);
        await BeginAgain(cancellationToken);
        var gone = db.Now - TraceStays;
        await db.InTransaction(() => db.WithHidden.Where(card => card.ErasedAt < gone).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    private async Task EmptyBin(CancellationToken cancellationToken)
    {
        var over = db.Now - ShowBin.Kept;
        foreach (var client in await db.WithBin.AsNoTracking().Where(client => client.DeletedAt < over).ToListAsync(cancellationToken))
        {
            await deed.Do(client, isAsked: false, cancellationToken);
        }
    }

    private async Task BeginAgain(CancellationToken cancellationToken)
    {
        var (late, lately) = (db.Now - Patience, db.Now - OnceMore);
        foreach (var id in await db.Erasures.Where(e => (e.EndedAt == null && e.At < late) || e.At > lately).Select(e => e.Id)
            .ToListAsync(cancellationToken))
        {
            db.Enqueue(EraseEverywhere.TaskKind, id);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
