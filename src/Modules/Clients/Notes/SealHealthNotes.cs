using Platform.Kernel.Jobs;

namespace Platform.Clients.Notes;

/// <summary>Seals notes about health that are older than the seal, every night until there are none.</summary>
[Clock("0 50 3 * * ?")]
internal sealed class SealHealthNotes(ClientsDb db, HealthSeal seal) : ISalonClockJob
{
    private const int Chunk = 500;

    public async Task Run(CancellationToken cancellationToken)
    {
        var open = await db.NotesWithDeleted.Where(note => UsualCategory.OfHealth.Contains(note.Category) && !note.Text.StartsWith("sealed:"))
            .Take(Chunk).ToListAsync(cancellationToken);
        open.ForEach(note => note.Text = seal.Close(note.Id, note.Category, note.Text));
        await db.SaveChangesAsync(cancellationToken);
    }
}
