using Microsoft.AspNetCore.Components;

namespace Platform.Clients.Photos;

/// <summary>The gallery on the card: what the client would like and what was made of it, and the place to add a photo.</summary>
internal sealed class PhotosTab(ClientsDb db, TenantContext salon, PhotoSight sight, IStringLocalizer<ClientsText> texts) : CardPart
{
    public const string TabKey = "photos";
    public const int MostShown = 500;

    public override CardPlace Place => CardPlace.Tab;

    public override string Key => TabKey;

    public override string Title => texts["Photos"];

    public override int Order => 25;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
    {
        var photos = await (await db.GalleryOf(clientId, cancellationToken)).Take(MostShown).ToListAsync(cancellationToken);
        return PhotosOnCard.Of(clientId, photos.ConvertAll(photo => sight.Shown(photo, clientId)), salon.Actor.May(Right.WriteNotes));
    }
}
