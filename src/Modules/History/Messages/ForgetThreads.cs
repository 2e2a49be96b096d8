using Platform.Contracts.Clients;
using Platform.Contracts.History;
using Platform.Kernel.Files;
using Platform.Kernel.Jobs;

namespace Platform.History;

/// <summary>
/// Every night: threads that are done and in which nobody has written for long go for good, with their messages and files (D-13). Their
/// lines stay in the history: they say that somebody wrote, and not what.
/// </summary>
[Clock("0 45 3 * * ?")]
internal sealed class ForgetThreads(HistoryDb db, IFileStore files, Terms terms, IClientDirectory clients, IStringLocalizer<HistoryText> texts)
    : RetentionPart, ISalonClockJob
{
    private const int AtOnce = 200;

    public override string Code => "threads";

    public override int Order => 60;

    public override string Title => texts["KeepingThreads"];

    public override string Text => texts["KeepingThreadsText"];

    public override int Usual => KeptFor.MonthsOfDoneThreads;

    public override bool IsAlwaysOn => true;

    public override Right Needs => Right.SeeContactData;

    public async Task Run(CancellationToken cancellationToken) => await Forget(await terms.Before(this, cancellationToken), cancellationToken);

    public override async Task<DueThings> Due(DateTime before, int skip, int take, CancellationToken cancellationToken)
    {
        var done = await Done(before, cancellationToken);
        var page = await done.OrderBy(thread => thread.LastAt).Skip(skip).Take(take).Select(thread => new { thread.ClientId, thread.Subject, thread.LastAt })
            .ToListAsync(cancellationToken);
        return new([.. page.Select(thread => new DueThing(thread.ClientId, thread.Subject, thread.LastAt))], await done.CountAsync(cancellationToken));
    }

    public override async Task<int> Forget(DateTime before, CancellationToken cancellationToken)
    {
        var (total, done) = (0, await Done(before, cancellationToken));
        for (var forgotten = -1; forgotten != 0; total += forgotten)
        {
            forgotten = await ForgetSome(done, cancellationToken);
        }

        return total;
    }

    private async Task<IQueryable<MessageThread>> Done(DateTime before, CancellationToken cancellationToken)
    {
        var held = await clients.Held(cancellationToken);
        return db.Threads.Where(thread => thread.Progress == ThreadProgress.Done && thread.LastAt < before && !held.Contains(thread.ClientId));
    }

    private async Task<int> ForgetSome(IQueryable<MessageThread> done, CancellationToken cancellationToken)
    {
        var forgotten = 0;
        await db.InTransaction(
            async () =>
            {
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
        return forgotten;
    }
}
