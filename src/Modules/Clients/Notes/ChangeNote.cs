using Platform.Clients.Merging;
using Platform.Contracts.Clients;

namespace Platform.Clients.Notes;

/// <summary>Changes a note. Whoever saves over a change of somebody else is told first, and loses nothing.</summary>
internal sealed class ChangeNote : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/clients/{id:guid}/notes/{noteId:guid}", Show).Needs(Right.WriteNotes);
        doors.Staff.MapPost("/clients/{id:guid}/notes/{noteId:guid}", FromPage).Needs(Right.WriteNotes);
        doors.Api.MapPut("/clients/{id:guid}/notes/{noteId:guid}", FromProgram).Needs(Right.WriteNotes)
            .WithSummary("Changes a note of your own, or with the right anybody's. version: as the note was read.");
    }

    private static async Task<IResult> Show(
        Guid id, Guid noteId, ClientsDb db, NoteSight sight, Changes changes, HttpContext context, CancellationToken cancellationToken)
    {
        if (await db.NoteAbout(id, noteId, cancellationToken) is not { DeletedAt: null } note)
        {
            return TypedResults.NotFound();
        }

        if (!sight.MayChange(note))
        {
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (!sight.IsOpen(note))
        {
            return FreshSignIn.Ask(context);
        }

        await sight.Show([note], cancellationToken);
        var input = new NoteInput { Text = sight.TextOf(note), Category = note.Category };
        return await changes.Page(id, note, input, null, StatusCodes.Status200OK, cancellationToken);
    }

    private static async Task<IResult> FromPage(
        Guid id, Guid noteId, Posted<NoteInput> posted, ClientsDb db, Changes changes, Flash flash, Here here,
        IStringLocalizer<ClientsText> texts, CancellationToken cancellationToken)
    {
        if (await db.NoteAbout(id, noteId, cancellationToken) is not { } note)
        {
            return TypedResults.NotFound();
        }

        var (input, state) = (posted.Value, posted.State);
        switch (await changes.Save(note, input, state, cancellationToken))
        {
            case Outcome.Saved:
                flash.Success(texts["NoteSaved"]);
                return TypedResults.LocalRedirect(here[$"/clients/{id}?tab={NotesTab.TabKey}"]);
            case Outcome.Forbidden:
                return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
            case Outcome.Stale or Outcome.Gone:
                return await changes.Page(id, note, input, state, StatusCodes.Status409Conflict, cancellationToken);
            default:
                return await changes.Page(id, note, input, state, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }
    }

    private static async Task<Results<Ok<NoteView>, ProblemHttpResult>> FromProgram(
        Guid id, Guid noteId, NoteInput input, ClientsDb db, NoteSight sight, Changes changes, CancellationToken cancellationToken)
    {
        if (await db.NoteAbout(id, noteId, cancellationToken) is not { DeletedAt: null } note)
        {
            return await db.NotThere(id, cancellationToken);
        }

        var state = new FormState();
        return await changes.Save(note, input, state, cancellationToken) switch
        {
            Outcome.Saved => TypedResults.Ok(sight.View(note)),
            Outcome.Forbidden => NoteSight.NotYours(),
            Outcome.Stale => ApiProblems.Stale(sight.View(note)),
            Outcome.Gone => ApiProblems.NotFound(),
            _ => ApiProblems.Invalid(state),
        };
    }

    internal enum Outcome
    {
        Saved,
        Invalid,
        /// <summary>Somebody else's note.</summary>
        Forbidden,
        Stale,
        /// <summary>Somebody deleted it meanwhile.</summary>
        Gone,
    }

    /// <summary>What both doors lead to.</summary>
    internal sealed class Changes(
        ClientsDb db, TenantContext salon, Sight sight, NoteSight notes, NoteChecks checks, NoteCategories categories, HealthSeal seal,
        IStringLocalizer<ClientsText> words, IStringLocalizer<UiText> texts)
    {
        /// <summary>After <see cref="Outcome.Stale"/> the note is as somebody else saved it.</summary>
        public async Task<Outcome> Save(ClientNote note, NoteInput input, FormState state, CancellationToken cancellationToken)
        {
            if (!notes.MayChange(note))
            {
                return Outcome.Forbidden;
            }

            if (note.DeletedAt is not null)
            {
                return Outcome.Gone;
            }

            if (input.Version is null)
            {
                state.Add(nameof(input.Version), texts["IsRequired", "version"]);
            }

            await checks.Pass(input, state, cancellationToken, note.Category);
            var tellsConsent = await checks.TellsConsent(note.ClientId, input, state, cancellationToken);
            if (UsualCategory.IsHealth(input.Category) && await db.Photos.AnyAsync(photo => photo.NoteId == note.Id, cancellationToken))
            {
                state.Add(nameof(input.Category), words["NoPhotoWithHealth"]);
            }

            if (!state.IsValid)
            {
                return Outcome.Invalid;
            }

            if (input.Version != note.Version)
            {
                return Outcome.Stale;
            }

            if (notes.TextOf(note) == input.Text && note.Category == input.Category)
            {
                return Outcome.Saved;
            }

            note.Change(seal.Close(note.Id, input.Category, input.Text!), input.Category, salon.Actor.Name, db.Now);
            if (tellsConsent)
            {
                db.Publish(new HealthConsentTold(note.ClientId));
            }

            db.Publish(new NoteChanged(note.ClientId, note.Id, note.Category));
            return await SaveUnlessStale(note, cancellationToken);
        }

        /// <summary>A note that is gone becomes a new one when what was typed is saved.</summary>
        public async Task<IResult> Page(
            Guid clientId, ClientNote note, NoteInput input, FormState? state, int status, CancellationToken cancellationToken)
        {
            var client = await db.Clients.AsNoTracking().FirstAsync(client => client.Id == clientId, cancellationToken);
            return Ui.Page<NotePage>(
                new
                {
                    ClientId = clientId, Name = sight.Name(client.DisplayName, client.FirstName, client.LastName), Form = input,
                    State = state, Categories = await categories.Offered(cancellationToken), note.Version,
                    NoteId = note.DeletedAt is null ? note.Id : (Guid?)null,
                    Theirs = status == StatusCodes.Status409Conflict ? notes.Shown(note) : null,
                },
                status);
        }

        /// <summary>Somebody may save between our reading and our writing.</summary>
        private async Task<Outcome> SaveUnlessStale(ClientNote note, CancellationToken cancellationToken)
        {
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return Outcome.Saved;
            }
            catch (DbUpdateConcurrencyException)
            {
                await db.Entry(note).ReloadAsync(cancellationToken);
                return note.DeletedAt is null ? Outcome.Stale : Outcome.Gone;
            }
        }
    }
}
