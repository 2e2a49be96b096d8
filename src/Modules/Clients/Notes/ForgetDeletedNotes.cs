using Platform.Kernel.Jobs;

namespace Platform.Clients.Notes;

/// <summary>A deleted note goes for good after 30 days, every night.</summary>
[Clock("0 40 3 * * ?")]
internal sealed class ForgetDeletedNotes(ClientsDb db) : ISalonClockJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public Task Run(CancellationToken cancellationToken)
    {
        var old = db.Now - Kept;
        return db.InTransaction(() => db.NotesWithDeleted.Where(note => note.DeletedAt < old).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }
}
