using Microsoft.AspNetCore.Components;

namespace Platform.History;

/// <summary>Where the day begins: which clients wait for an answer.</summary>
internal sealed class WaitingThreads(HistoryDb db, ThreadReading reading) : HomePart
{
    private const int Most = 5;

    public override int Order => 20;

    public override Right Needs => Right.SeeContactData;

    public override async Task<RenderFragment?> Make(CancellationToken cancellationToken)
    {
        var waiting = db.Threads.AsNoTracking().Where(thread => thread.Progress != ThreadProgress.Done && thread.IsUnread);
        var newest = await ThreadReading.Newest(waiting).Take(Most).ToListAsync(cancellationToken);
        return newest.Count == 0 ? null
            : WaitingThreadsView.Of(await reading.Lines(newest, cancellationToken), await waiting.CountAsync(cancellationToken));
    }
}
