using Platform.Kernel.Files;

namespace Platform.Clients.Photos;

/// <summary>A photo of the gallery on a page of its own, and the pictures themselves in both sizes.</summary>
internal sealed class ShowPhoto : IFeature
{
    /// <summary>A photo never changes under its id; one that went should not stay in a browser for long.</summary>
    private const string Cache = "private, max-age=3600";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/clients/{id:guid}/photos/{photoId:guid}", Page).Needs(Right.SeeClients);
        doors.Staff.MapGet("/clients/{id:guid}/photos/{photoId:guid}/small", Small).Needs(Right.SeeClients);
        doors.Staff.MapGet("/clients/{id:guid}/photos/{photoId:guid}/large", Large).Needs(Right.SeeClients);
        doors.Api.MapGet("/clients/{id:guid}/photos/{photoId:guid}/small", Small).Needs(Right.SeeClients);
        doors.Api.MapGet("/clients/{id:guid}/photos/{photoId:guid}/large", Large).Needs(Right.SeeClients);
    }

    private static async Task<IResult> Page(
        Guid id, Guid photoId, ClientsDb db, Sight sight, PhotoSight photos, CancellationToken cancellationToken)
    {
        var client = await db.Clients.AsNoTracking().FirstOrDefaultAsync(client => client.Id == id, cancellationToken);
        if (client is null)
        {
            return TypedResults.NotFound();
        }

        var gallery = await (await db.GalleryOf(id, cancellationToken)).Take(PhotosTab.MostShown).ToListAsync(cancellationToken);
        var place = gallery.FindIndex(photo => photo.Id == photoId);
        return place < 0 ? TypedResults.NotFound() : Ui.Page<ShowPhotoPage>(new
        {
            ClientId = id, Name = sight.Name(client.DisplayName, client.FirstName, client.LastName),
            Photo = photos.Shown(gallery[place], id),
            Before = place == 0 ? null : photos.Shown(gallery[place - 1], id).Address,
            After = place == gallery.Count - 1 ? null : photos.Shown(gallery[place + 1], id).Address,
        });
    }

    private static Task<IResult> Small(
        Guid id, Guid photoId, ClientsDb db, IFileStore files, HttpContext context, CancellationToken cancellationToken)
        => Picture(id, photoId, photo => photo.SmallKey, db, files, context, cancellationToken);

    private static Task<IResult> Large(
        Guid id, Guid photoId, ClientsDb db, IFileStore files, HttpContext context, CancellationToken cancellationToken)
        => Picture(id, photoId, photo => photo.LargeKey, db, files, context, cancellationToken);

    private static async Task<IResult> Picture(
        Guid id, Guid photoId, Func<ClientPhoto, string> size, ClientsDb db, IFileStore files, HttpContext context,
        CancellationToken cancellationToken)
    {
        if (await db.PhotoOf(id, photoId, cancellationToken) is not { RemovedAt: null } photo)
        {
            return TypedResults.NotFound();
        }

        try
        {
            var picture = TypedResults.Stream(files.Open(size(photo)), Pictures.ContentType);
            context.Response.Headers.CacheControl = Cache;
            context.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
            return picture;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // A database that was restored without its files.
            return TypedResults.NotFound();
        }
    }
}
