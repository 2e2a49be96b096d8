using Platform.Clients.Merging;
using Platform.Contracts.Clients;

namespace Platform.Clients.Photos;

/// <summary>A client's face: putting one on the card, another one, none, and back.</summary>
internal sealed class ChangeAvatar : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/clients/{id:guid}/avatar", Show).Needs(Right.ChangeClients);
        doors.Staff.MapPost("/clients/{id:guid}/avatar", FromPage).Needs(Right.ChangeClients);
        doors.Staff.MapPost("/clients/{id:guid}/avatar/remove", Remove).Needs(Right.ChangeClients);
        doors.Staff.MapPost("/clients/{id:guid}/avatar/{photoId:guid}/restore", Restore).Needs(Right.ChangeClients);
        doors.Api.MapPut("/clients/{id:guid}/avatar", FromProgram).Needs(Right.ChangeClients)
            .WithSummary("Gives the client a face, as multipart/form-data: photo.");
        doors.Api.MapDelete("/clients/{id:guid}/avatar", RemoveForProgram).Needs(Right.ChangeClients);
    }

    private static async Task<IResult> Show(Guid id, ClientsDb db, Sight sight, Avatars avatars, CancellationToken cancellationToken)
        => await db.Clients.AsNoTracking().FirstOrDefaultAsync(client => client.Id == id, cancellationToken) is { } client
            ? await Page(client, null, sight, avatars, cancellationToken)
            : TypedResults.NotFound();

    private static async Task<IResult> FromPage(
        Guid id, Posted<PhotoInput> posted, ClientsDb db, Sight sight, Avatars avatars, Faces faces, Flash flash, Here here,
        IStringLocalizer<ClientsText> texts, CancellationToken cancellationToken)
    {
        if (await db.Clients.AsNoTracking().FirstOrDefaultAsync(client => client.Id == id, cancellationToken) is not { } client)
        {
            return TypedResults.NotFound();
        }

        var before = await faces.Shown(id, cancellationToken);
        if (await faces.Put(id, posted.Value, posted.State, cancellationToken) is null)
        {
            return await Page(client, posted.State, sight, avatars, cancellationToken);
        }

        var undo = before is null ? "remove" : $"{before}/restore";
        flash.Success(texts["AvatarChanged"], undoPath: here[$"/clients/{id}/avatar/{undo}"]);
        return TypedResults.LocalRedirect(here[$"/clients/{id}"]);
    }

    private static async Task<IResult> Remove(
        Guid id, ClientsDb db, Faces faces, Flash flash, Here here, IStringLocalizer<ClientsText> texts,
        CancellationToken cancellationToken)
    {
        if (!await db.Clients.AnyAsync(client => client.Id == id, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        var before = await faces.Shown(id, cancellationToken);
        await faces.Remove(id, cancellationToken);
        flash.Success(texts["AvatarRemoved"], undoPath: before is null ? null : here[$"/clients/{id}/avatar/{before}/restore"]);
        return TypedResults.LocalRedirect(here[$"/clients/{id}"]);
    }

    private static async Task<IResult> Restore(
        Guid id, Guid photoId, ClientsDb db, Faces faces, Flash flash, Here here, IStringLocalizer<ClientsText> texts,
        CancellationToken cancellationToken)
    {
        if (await db.PhotoOf(id, photoId, cancellationToken) is not { Kind: PhotoKind.Avatar } photo)
        {
            return TypedResults.NotFound();
        }

        await faces.Restore(id, photo, cancellationToken);
        flash.Success(texts["AvatarRestored"]);
        return TypedResults.LocalRedirect(here[$"/clients/{id}"]);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> FromProgram(
        Guid id, Posted<PhotoInput> posted, ClientsDb db, Faces faces, CancellationToken cancellationToken)
        => !await db.Clients.AnyAsync(client => client.Id == id, cancellationToken) ? await db.NotThere(id, cancellationToken)
            : await faces.Put(id, posted.Value, posted.State, cancellationToken) is null ? ApiProblems.Invalid(posted.State)
            : TypedResults.NoContent();

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveForProgram(
        Guid id, ClientsDb db, Faces faces, CancellationToken cancellationToken)
    {
        if (!await db.Clients.AnyAsync(client => client.Id == id, cancellationToken))
        {
            return await db.NotThere(id, cancellationToken);
        }

        await faces.Remove(id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> Page(
        Client client, FormState? state, Sight sight, Avatars avatars, CancellationToken cancellationToken)
        => Ui.Page<ChangeAvatarPage>(
            new
            {
                ClientId = client.Id, Name = sight.Name(client.DisplayName, client.FirstName, client.LastName), State = state,
                Picture = await avatars.Of(client.Id, cancellationToken),
            },
            state is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    /// <summary>What all doors lead to.</summary>
    internal sealed class Faces(ClientsDb db, AddPhoto.Album album)
    {
        /// <summary>In megabytes.</summary>
        private const int LargestAvatar = 5;

        /// <summary>The photo that stands on the card now.</summary>
        public async Task<Guid?> Shown(Guid clientId, CancellationToken cancellationToken)
        {
            var cards = await db.CardsOf(clientId, cancellationToken);
            return await db.Photos.Where(photo => photo.Kind == PhotoKind.Avatar && cards.Contains(photo.ClientId))
                .OrderByDescending(photo => photo.ClientId == clientId).ThenByDescending(photo => photo.Id)
                .Select(photo => (Guid?)photo.Id).FirstOrDefaultAsync(cancellationToken);
        }

        /// <summary>The one on a card behind this one stays there: after the merge is undone that card has it back.</summary>
        /// <returns>Null when it cannot be taken; the state then says why.</returns>
        public Task<ClientPhoto?> Put(Guid clientId, PhotoInput input, FormState state, CancellationToken cancellationToken)
            => album.Take(
                clientId, new() { Photo = input.Photo, Kind = PhotoKind.Avatar }, LargestAvatar, state,
                async photo =>
                {
                    await Clear([clientId], cancellationToken);
                    db.Publish(new AvatarChanged(clientId, photo.Id));
                },
                cancellationToken);

        /// <summary>Also what would show through from a card behind this one. A card without a face is no mistake.</summary>
        public async Task Remove(Guid clientId, CancellationToken cancellationToken)
        {
            if (await Clear(await db.CardsOf(clientId, cancellationToken), cancellationToken))
            {
                db.Publish(new AvatarRemoved(clientId));
                await db.SaveChangesAsync(cancellationToken);
            }
        }

        /// <summary>As it was before the photo went: what went with it comes back with it, what came in its place goes.</summary>
        public async Task Restore(Guid clientId, ClientPhoto photo, CancellationToken cancellationToken)
        {
            if (await Shown(clientId, cancellationToken) == photo.Id)
            {
                return;
            }

            var cards = await db.CardsOf(clientId, cancellationToken);
            var wentAt = photo.RemovedAt;
            var went = await db.PhotosWithRemoved
                .Where(one => one.Kind == PhotoKind.Avatar && cards.Contains(one.ClientId))
                .Where(one => one.RemovedAt != null && one.RemovedAt == wentAt)
                .ToListAsync(cancellationToken);
            await Clear([clientId], cancellationToken);
            went.ForEach(one => one.RemovedAt = null);
            photo.RemovedAt = null;
            db.Publish(new AvatarChanged(photo.ClientId, photo.Id));
            await db.SaveChangesAsync(cancellationToken);
        }

        private async Task<bool> Clear(IReadOnlyList<Guid> cards, CancellationToken cancellationToken)
        {
            var shown = await db.Photos.Where(photo => photo.Kind == PhotoKind.Avatar && cards.Contains(photo.ClientId))
                .ToListAsync(cancellationToken);
            shown.ForEach(photo => photo.RemovedAt = db.Now);
            return shown.Count > 0;
        }
    }
}
