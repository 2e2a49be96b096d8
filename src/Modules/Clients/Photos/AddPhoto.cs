using Platform.Clients.Merging;
using Platform.Contracts.Clients;
using Platform.Kernel.Files;

namespace Platform.Clients.Photos;

/// <summary>A photo for the gallery: form and body of the API.</summary>
[FormLabels(typeof(ClientsText))]
internal sealed class PhotoInput
{
    public IFormFile? Photo { get; set; }

    public PhotoKind? Kind { get; set; }

    /// <summary>Today when left out.</summary>
    public DateOnly? Day { get; set; }

    public string? Caption { get; set; }
}

/// <summary>The gallery of a client: reading it, and adding a photo.</summary>
internal sealed class AddPhoto : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/clients/{id:guid}/photos", Show).Needs(Right.WriteNotes);
        doors.Staff.MapPost("/clients/{id:guid}/photos", FromCard).Needs(Right.WriteNotes);
        doors.Api.MapGet("/clients/{id:guid}/photos", List).Needs(Right.SeeClients);
        doors.Api.MapPost("/clients/{id:guid}/photos", FromProgram).Needs(Right.WriteNotes)
            .WithSummary("Adds a photo, as multipart/form-data: photo, kind (inspiration or result), day, caption.");
    }

    /// <summary>The form by itself: where a refused photo was posted to, a reload leads here.</summary>
    private static async Task<IResult> Show(Guid id, ClientsDb db, Sight sight, CancellationToken cancellationToken)
        => await db.Clients.AsNoTracking().FirstOrDefaultAsync(client => client.Id == id, cancellationToken) is { } client
            ? Page(client, null, sight)
            : TypedResults.NotFound();

    private static async Task<IResult> FromCard(
        Guid id, Posted<PhotoInput> posted, ClientsDb db, Album album, Sight sight, Flash flash, Here here,
        IStringLocalizer<ClientsText> texts, CancellationToken cancellationToken)
    {
        if (await db.Clients.AsNoTracking().FirstOrDefaultAsync(client => client.Id == id, cancellationToken) is not { } client)
        {
            return TypedResults.NotFound();
        }

        if (await album.Add(id, posted.Value, posted.State, cancellationToken) is not { } photo)
        {
            return Page(client, posted.State, sight);
        }

        flash.Success(texts["PhotoAdded"], undoPath: here[$"/clients/{id}/photos/{photo.Id}/remove"]);
        return TypedResults.LocalRedirect(here[$"/clients/{id}?tab={PhotosTab.TabKey}"]);
    }

    private static IResult Page(Client client, FormState? state, Sight sight) => Ui.Page<AddPhotoPage>(
        new { ClientId = client.Id, Name = sight.Name(client.DisplayName, client.FirstName, client.LastName), State = state },
        state is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<Listing<PhotoView>>, ProblemHttpResult>> List(
        Guid id, int? page, int? pageSize, ClientsDb db, PhotoSight sight, CancellationToken cancellationToken)
    {
        if (!await db.Clients.AnyAsync(client => client.Id == id, cancellationToken))
        {
            return await db.NotThere(id, cancellationToken);
        }

        var (number, size) = Listing<PhotoView>.Bounds(page, pageSize);
        var photos = await db.GalleryOf(id, cancellationToken);
        var rows = await photos.Skip((number - 1) * size).Take(size).ToListAsync(cancellationToken);
        var total = await photos.CountAsync(cancellationToken);
        return TypedResults.Ok(new Listing<PhotoView>(rows.ConvertAll(photo => sight.View(photo, id)), total, number, size));
    }

    private static async Task<Results<Created<PhotoView>, ProblemHttpResult>> FromProgram(
        Guid id, Posted<PhotoInput> posted, ClientsDb db, Album album, PhotoSight sight, Here here, CancellationToken cancellationToken)
    {
        if (!await db.Clients.AnyAsync(client => client.Id == id, cancellationToken))
        {
            return await db.NotThere(id, cancellationToken);
        }

        return await album.Add(id, posted.Value, posted.State, cancellationToken) is { } photo
            ? TypedResults.Created(here[$"/api/v1/clients/{id}/photos/{photo.Id}"], sight.View(photo, id))
            : ApiProblems.Invalid(posted.State);
    }

    /// <summary>What both doors lead to, and <see cref="ChangeAvatar"/>.</summary>
    internal sealed class Album(
        ClientsDb db, Pictures pictures, TenantContext salon, Moments moments, IStringLocalizer<ClientsText> texts,
        IStringLocalizer<UiText> common)
    {
        /// <summary>In megabytes.</summary>
        public const int LargestPhoto = 10;

        /// <returns>Null when it cannot be taken; the state then says why.</returns>
        public async Task<ClientPhoto?> Add(Guid clientId, PhotoInput input, FormState state, CancellationToken cancellationToken)
        {
            input.Day ??= moments.Today;
            input.Caption = string.Concat((input.Caption ?? "").Where(letter => !char.IsControl(letter))).Trim();
            if (input.Kind is not (PhotoKind.Inspiration or PhotoKind.Result))
            {
                state.Add(nameof(input.Kind), common["NotAChoice", texts[nameof(input.Kind)].Value]);
            }

            if (input.Day > moments.Today)
            {
                state.Add(nameof(input.Day), texts["DayToCome"]);
            }

            if (input.Caption.Length > ClientPhoto.LongestCaption)
            {
                state.Add(nameof(input.Caption), common["TooLong", texts[nameof(input.Caption)].Value, ClientPhoto.LongestCaption]);
            }

            return await Take(
                clientId, input, LargestPhoto, state,
                photo =>
                {
                    db.Publish(new PhotoAdded(clientId, photo.Id, PhotoSight.CodeOf(photo.Kind)));
                    return Task.CompletedTask;
                },
                cancellationToken);
        }

        /// <summary>Draws the picture anew, keeps it, and saves it with what else follows; otherwise nothing of it stays.</summary>
        /// <param name="largest">In megabytes.</param>
        /// <param name="follow">What happens in the same save.</param>
        /// <param name="noteId">The note that the photo stands with.</param>
        public async Task<ClientPhoto?> Take(
            Guid clientId, PhotoInput input, int largest, FormState state, Func<ClientPhoto, Task> follow,
            CancellationToken cancellationToken, Guid? noteId = null)
        {
            if (!state.IsValid)
            {
                return null;
            }

            var (kept, problem) = await pictures.Keep(db.TenantId, input.Photo, largest, cancellationToken);
            if (kept is null)
            {
                var most = problem == PictureProblem.TooLarge ? largest : Pictures.MostMegapixels;
                state.Add(nameof(input.Photo), texts[$"Picture-{problem}", most]);
                return null;
            }

            try
            {
                var photo = new ClientPhoto
                {
                    ClientId = clientId, NoteId = noteId, Kind = input.Kind!.Value, Day = input.Day ?? moments.Today,
                    Caption = string.IsNullOrEmpty(input.Caption) ? null : input.Caption, Author = salon.Actor.Name,
                    AuthorId = salon.Actor.Id, At = db.Now, SmallKey = kept.SmallKey, LargeKey = kept.LargeKey,
                };
                db.Add(photo);
                await follow(photo);
                await db.SaveChangesAsync(cancellationToken);
                return photo;
            }
            catch
            {
                pictures.Delete(kept);
                throw;
            }
        }
    }
}
