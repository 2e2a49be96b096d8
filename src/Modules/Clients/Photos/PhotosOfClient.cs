using Platform.Clients.Merging;

namespace Platform.Clients.Photos;

/// <summary>Which photos are of a client: those of the card, and of the cards behind it.</summary>
internal static class PhotosOfClient
{
    extension(ClientsDb db)
    {
        /// <summary>The gallery, the newest day first.</summary>
        public async Task<IQueryable<ClientPhoto>> GalleryOf(Guid clientId, CancellationToken cancellationToken)
        {
            var cards = await db.CardsOf(clientId, cancellationToken);
            return db.Photos.AsNoTracking().Where(photo => cards.Contains(photo.ClientId) && photo.Kind != PhotoKind.Avatar)
                .OrderByDescending(photo => photo.Day).ThenByDescending(photo => photo.Id);
        }

        /// <summary>A photo of this client, removed ones included; null when there is none, or the client is not there.</summary>
        public async Task<ClientPhoto?> PhotoOf(Guid clientId, Guid photoId, CancellationToken cancellationToken)
        {
            if (!await db.Clients.AnyAsync(client => client.Id == clientId, cancellationToken))
            {
                return null;
            }

            var cards = await db.CardsOf(clientId, cancellationToken);
            return await db.PhotosWithRemoved.FirstOrDefaultAsync(
                photo => photo.Id == photoId && cards.Contains(photo.ClientId), cancellationToken);
        }
    }
}
