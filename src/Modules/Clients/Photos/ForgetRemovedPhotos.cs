using Platform.Clients.Keeping;
using Platform.Kernel.Files;
using Platform.Kernel.Jobs;

namespace Platform.Clients.Photos;

/// <summary>A removed photo goes for good after 30 days, every night, with its files.</summary>
[Clock("0 45 3 * * ?")]
internal sealed class ForgetRemovedPhotos(ClientsDb db, Holds holds, IFileStore files) : ISalonClockJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task Run(CancellationToken cancellationToken)
    {
        var old = db.Now - Kept;
        var held = await holds.Held(cancellationToken);
        foreach (var photo in await db.PhotosWithRemoved.Where(photo => photo.RemovedAt < old && !held.Contains(photo.ClientId)).ToListAsync(cancellationToken))
        {
            // The files first: should the save fail, the next night finds them gone, and that is no mistake.
            files.Delete(photo.SmallKey);
            files.Delete(photo.LargeKey);
            db.Remove(photo);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
