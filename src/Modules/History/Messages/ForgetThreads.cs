using Platform.Contracts.History;
using Platform.Kernel.Files;
using Platform.Kernel.Jobs;

namespace Platform.History;

/// <summary>
/// Every night: threads that are done and in which nobody has written for long go for good, with their messages and files (D-13). Their
/// lines stay in the history: they say that somebody wrote, and not what.
/// </summary>
[Clock("0 45 3 * * ?")]
internal sealed class ForgetThreads(HistoryDb db, IFileStore files) : ISalonClockJob
{
    private const int AtOnce = 200;

    public async Task Run(CancellationToken cancellationToken)
    {
        while (await ForgetSome(db.Now.AddYears(-KeptFor.YearsOfDoneThreads), cancellationToken))
        {
        }
    }

    /// <returns>False when there were none.</returns>
    private async Task<bool> ForgetSome(DateTime old, CancellationToken cancellationToken)
    {
        var forgotten = 0;
        await db.InTransaction(
            async () =>
            {
                var done = db.Threads.Where(thread => thread.Progress == ThreadProgress.Done && thread.LastAt < old);
                var ids = await done.OrderBy(thread => thread.LastAt).Select(thread => thread.Id).Take(AtOnce)
                    .ToListAsync(cancellationToken);

                // The threads first: one that is opened again at this moment stays whole.
                forgotten = await done.Where(thread => ids.Contains(thread.Id)).ExecuteDeleteAsync(cancellationToken);
                var messages = db.Messages.Where(
                    message => ids.Contains(message.ThreadId) && !db.Threads.Any(thread => thread.Id == message.ThreadId));
                var documents = await db.Documents.Where(document => messages.Any(message => message.Id == document.SubjectId))
                    .ToListAsync(cancellationToken);
                documents.ForEach(document => files.Delete(document.Key));
                db.RemoveRange(documents);
                await messages.ExecuteDeleteAsync(cancellationToken);
                if (forgotten > 0)
                {
                    db.Publish(new ThreadsForgotten(forgotten));
                }

                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
        return forgotten > 0;
    }
}
