using Platform.Clients.Merging;
using Platform.Contracts.Clients;

namespace Platform.Clients.Photos;

/// <summary>Removes a photo from the gallery, and brings it back. Both may be asked for twice.</summary>
internal sealed class RemovePhoto : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapPost("/clients/{id:guid}/photos/{photoId:guid}/remove", FromCard).Needs(Right.WriteNotes);
        doors.Staff.MapPost("/clients/{id:guid}/photos/{photoId:guid}/restore", FromNotice).Needs(Right.WriteNotes);
        doors.Api.MapDelete("/clients/{id:guid}/photos/{photoId:guid}", RemoveForProgram).Needs(Right.WriteNotes);
        doors.Api.MapPost("/clients/{id:guid}/photos/{photoId:guid}/restore", RestoreForProgram).Needs(Right.WriteNotes);
    }

    private static async Task<IResult> FromCard(
        Guid id, Guid photoId, Removal removal, Flash flash, Here here, IStringLocalizer<ClientsText> texts,
        CancellationToken cancellationToken)
    {
        if (await removal.Refusal(id, photoId, isRemoved: true, cancellationToken) is { } refused)
        {
            return TypedResults.StatusCode(refused);
        }

        flash.Success(texts["PhotoRemoved"], undoPath: here[$"/clients/{id}/photos/{photoId}/restore"]);
        return TypedResults.LocalRedirect(here[$"/clients/{id}?tab={PhotosTab.TabKey}"]);
    }

    private static async Task<IResult> FromNotice(
        Guid id, Guid photoId, Removal removal, Flash flash, Here here, IStringLocalizer<ClientsText> texts,
        CancellationToken cancellationToken)
    {
        if (await removal.Refusal(id, photoId, isRemoved: false, cancellationToken) is { } refused)
        {
            return TypedResults.StatusCode(refused);
        }

        flash.Success(texts["PhotoRestored"]);
        return TypedResults.LocalRedirect(here[$"/clients/{id}?tab={PhotosTab.TabKey}"]);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> RemoveForProgram(
        Guid id, Guid photoId, ClientsDb db, Removal removal, CancellationToken cancellationToken)
        => ForProgram(id, photoId, true, db, removal, cancellationToken);

    private static Task<Results<NoContent, ProblemHttpResult>> RestoreForProgram(
        Guid id, Guid photoId, ClientsDb db, Removal removal, CancellationToken cancellationToken)
        => ForProgram(id, photoId, false, db, removal, cancellationToken);

    private static async Task<Results<NoContent, ProblemHttpResult>> ForProgram(
        Guid id, Guid photoId, bool isRemoved, ClientsDb db, Removal removal, CancellationToken cancellationToken)
        => await removal.Refusal(id, photoId, isRemoved, cancellationToken) switch
        {
            null => TypedResults.NoContent(),
            StatusCodes.Status403Forbidden => PhotoSight.NotYours(),
            _ => await db.NotThere(id, cancellationToken),
        };

    /// <summary>What all four doors lead to.</summary>
    internal sealed class Removal(ClientsDb db, PhotoSight sight)
    {
        /// <summary>Does it, or says with which status it is refused. A face has its own address (<see cref="ChangeAvatar"/>).</summary>
        public async Task<int?> Refusal(Guid clientId, Guid photoId, bool isRemoved, CancellationToken cancellationToken)
        {
            if (await db.PhotoOf(clientId, photoId, cancellationToken) is not { Kind: not PhotoKind.Avatar } photo)
            {
                return StatusCodes.Status404NotFound;
            }

            if (!sight.MayRemove(photo))
            {
                return StatusCodes.Status403Forbidden;
            }

            if (photo.RemovedAt is not null != isRemoved)
            {
                photo.RemovedAt = isRemoved ? db.Now : null;
                db.Publish(isRemoved ? new PhotoRemoved(photo.ClientId, photo.Id) : new PhotoRestored(photo.ClientId, photo.Id));
                await db.SaveChangesAsync(cancellationToken);
            }

            return null;
        }
    }
}
