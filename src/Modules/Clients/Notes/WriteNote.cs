using Platform.Clients.Merging;
using Platform.Clients.Photos;
using Platform.Contracts.Clients;

namespace Platform.Clients.Notes;

/// <summary>Notes about a client: reading them, and writing one.</summary>
internal sealed class WriteNote : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/clients/{id:guid}/notes", Show).Needs(Right.WriteNotes);
        doors.Staff.MapPost("/clients/{id:guid}/notes", FromCard).Needs(Right.WriteNotes);
        doors.Api.MapGet("/clients/{id:guid}/notes", List).Needs(Right.SeeClients);
        doors.Api.MapPost("/clients/{id:guid}/notes", FromProgram).Needs(Right.WriteNotes);
    }

    /// <summary>The form by itself: where a refused note was posted to, a reload leads here.</summary>
    private static async Task<IResult> Show(
        Guid id, ClientsDb db, Sight sight, NoteCategories categories, CancellationToken cancellationToken)
        => await db.Clients.AsNoTracking().FirstOrDefaultAsync(client => client.Id == id, cancellationToken) is { } client
            ? await Page(client, new(), null, sight, categories, cancellationToken)
            : TypedResults.NotFound();

    private static async Task<IResult> FromCard(
        Guid id, Posted<NoteInput> posted, Posted<PhotoInput> photo, ClientsDb db, Notebook notebook, Sight sight,
            NoteCategories categories, Flash flash, Here here,
        IStringLocalizer<ClientsText> texts, CancellationToken cancellationToken)
    {
        if (await db.Clients.AsNoTracking().FirstOrDefaultAsync(client => client.Id == id, cancellationToken) is not { } client)
        {
            return TypedResults.NotFound();
        }

        if (await notebook.Write(id, posted.Value, posted.State, cancellationToken, photo.Value.Photo) is null)
        {
            return await Page(client, posted.Value, posted.State, sight, categories, cancellationToken);
        }

        flash.Success(texts["NoteSaved"]);
        return TypedResults.LocalRedirect(here[$"/clients/{id}?tab={NotesTab.TabKey}"]);
    }

    private static async Task<IResult> Page(
        Client client, NoteInput input, FormState? state, Sight sight, NoteCategories categories, CancellationToken cancellationToken)
        => Ui.Page<NotePage>(
            new
            {
                ClientId = client.Id, Name = sight.Name(client.DisplayName, client.FirstName, client.LastName), Form = input, State = state,
                Categories = await categories.Offered(cancellationToken),
            },
            state is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<Listing<NoteView>>, ProblemHttpResult>> List(
        Guid id, int? page, int? pageSize, ClientsDb db, NoteSight sight, CancellationToken cancellationToken)
    {
        if (!await Exists(id, db, cancellationToken))
        {
            return await db.NotThere(id, cancellationToken);
        }

        var (number, size) = Listing<NoteView>.Bounds(page, pageSize);
        var notes = await db.NotesAbout(id, cancellationToken);
        var rows = await notes.Skip((number - 1) * size).Take(size).ToListAsync(cancellationToken);
        var total = await notes.CountAsync(cancellationToken);
        return TypedResults.Ok(new Listing<NoteView>(await sight.View(rows, cancellationToken), total, number, size));
    }

    private static async Task<Results<Created<NoteView>, ProblemHttpResult>> FromProgram(
        Guid id, NoteInput input, ClientsDb db, Notebook notebook, NoteSight sight, Here here, CancellationToken cancellationToken)
    {
        if (!await Exists(id, db, cancellationToken))
        {
            return await db.NotThere(id, cancellationToken);
        }

        var state = new FormState();
        return await notebook.Write(id, input, state, cancellationToken) is { } note
            ? TypedResults.Created(here[$"/api/v1/clients/{id}/notes/{note.Id}"], sight.View(note))
            : ApiProblems.Invalid(state);
    }

    private static Task<bool> Exists(Guid id, ClientsDb db, CancellationToken cancellationToken)
        => db.Clients.AnyAsync(client => client.Id == id, cancellationToken);

    /// <summary>What both doors lead to.</summary>
    internal sealed class Notebook(
        ClientsDb db, TenantContext salon, NoteChecks checks, HealthSeal seal, AddPhoto.Album album, IStringLocalizer<ClientsText> texts)
    {
        /// <param name="photo">Stands with the note. Not with one about health: pictures are not sealed.</param>
        /// <returns>Null when there is nothing to write, or too much; the state then says what.</returns>
        public async Task<ClientNote?> Write(
            Guid clientId, NoteInput input, FormState state, CancellationToken cancellationToken, IFormFile? photo = null)
        {
            await checks.Pass(input, state, cancellationToken);
            var tellsConsent = await checks.TellsConsent(clientId, input, state, cancellationToken);
            if (photo is not null && UsualCategory.IsHealth(input.Category))
            {
                state.Add(nameof(PhotoInput.Photo), texts["NoPhotoWithHealth"]);
            }

            if (!state.IsValid)
            {
                return null;
            }

            var note = new ClientNote
            {
                ClientId = clientId, Text = input.Text!, Category = input.Category, Author = salon.Actor.Name,
                AuthorId = salon.Actor.Id, At = db.Now,
            };
            note.Text = seal.Close(note.Id, note.Category, note.Text);
            if (photo is not null)
            {
                var picture = new PhotoInput { Photo = photo, Kind = PhotoKind.Result };
                return await album.Take(clientId, picture, AddPhoto.Album.LargestPhoto, state, Follow, cancellationToken,
                    note.Id) is null ? null : note;
            }

            Keep();
            await db.SaveChangesAsync(cancellationToken);
            return note;

            Task Follow(ClientPhoto kept)
            {
                Keep();
                db.Publish(new PhotoAdded(clientId, kept.Id, PhotoSight.CodeOf(kept.Kind)));
                return Task.CompletedTask;
            }

            void Keep()
            {
                db.Add(note);
                if (tellsConsent)
                {
                    db.Publish(new HealthConsentTold(clientId));
                }

                db.Publish(new NoteWritten(clientId, note.Id, note.Category));
            }
        }
    }
}
