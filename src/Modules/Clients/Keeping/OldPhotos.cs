using Platform.Contracts.Clients;
using Platform.Kernel.Files;

namespace Platform.Clients.Keeping;

/// <summary>Photos of the gallery go for good, with their files; the face on the card stays as long as the card.</summary>
internal sealed class OldPhotos(ClientsDb db, Holds holds, IFileStore files, IStringLocalizer<ClientsText> texts) : RetentionPart
{
    private const int AtOnce = 100;

    public override string Code => "photos";

    public override int Order => 40;

    public override string Title => texts["KeepPhotos"];

    public override string Text => texts["KeepPhotosText"];

    public override int Usual => 36;

    public override async Task<DueThings> Due(DateTime before, int skip, int take, CancellationToken cancellationToken)
    {
        var cards = (await Old(before, cancellationToken)).GroupBy(photo => photo.ClientId).ToList();
        return new(
            [.. cards.Skip(skip).Take(take).Select(card => new DueThing(card.Key, texts["KeepPhotosOf", card.Count()], card.Max(photo => photo.At)))],
            cards.Count);
    }

    public override async Task<int> Forget(DateTime before, CancellationToken cancellationToken)
    {
        var old = await Old(before, cancellationToken);
        foreach (var some in old.Chunk(AtOnce))
        {
            // The files first: should the save fail, the next night finds them gone, and that is no mistake.
            foreach (var photo in some)
            {
                files.Delete(photo.SmallKey);
                files.Delete(photo.LargeKey);
            }

            db.RemoveRange(some);
            foreach (var card in some.GroupBy(photo => photo.ClientId))
            {
                db.Publish(new PhotosForgotten(card.Key, card.Count()));
            }

            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        return old.Count;
    }

    private async Task<List<ClientPhoto>> Old(DateTime before, CancellationToken cancellationToken)
    {
        var held = await holds.Held(cancellationToken);
        var photos = await db.PhotosWithRemoved.AsNoTracking().Where(photo => photo.Kind != PhotoKind.Avatar && photo.At < before)
            .OrderBy(photo => photo.At).ThenBy(photo => photo.Id).ToListAsync(cancellationToken);
        return photos.FindAll(photo => !held.Contains(photo.ClientId));
    }
}
