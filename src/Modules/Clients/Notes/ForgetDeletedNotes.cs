using Platform.Clients.Keeping;
using Platform.Kernel.Jobs;

namespace Platform.Clients.Notes;

/// <summary>A deleted note goes for good after 30 days, every night.</summary>
[Clock("0 40 3 * * ?")]
internal sealed class ForgetDeletedNotes(ClientsDb db, Holds holds) : ISalonClockJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task Run(CancellationToken cancellationToken)
    {
        var old = db.Now - Kept;
        var held = await holds.Held(cancellationToken);
        await db.InTransaction(
            () => db.NotesWithDeleted.Where(note => note.DeletedAt < old && !held.Contains(note.ClientId)).ExecuteDeleteAsync(cancellationToken),
            cancellationToken);
    }
}
