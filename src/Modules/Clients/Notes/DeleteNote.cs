using Platform.Clients.Merging;
using Platform.Contracts.Clients;

namespace Platform.Clients.Notes;

/// <summary>Deletes a note, and brings it back. Both may be asked for twice.</summary>
internal sealed class DeleteNote : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapPost("/clients/{id:guid}/notes/{noteId:guid}/delete", FromCard).Needs(Right.WriteNotes);
        doors.Staff.MapPost("/clients/{id:guid}/notes/{noteId:guid}/restore", FromNotice).Needs(Right.WriteNotes);
        doors.Api.MapDelete("/clients/{id:guid}/notes/{noteId:guid}", DeleteForProgram).Needs(Right.WriteNotes);
        doors.Api.MapPost("/clients/{id:guid}/notes/{noteId:guid}/restore", RestoreForProgram).Needs(Right.WriteNotes);
    }

    private static async Task<IResult> FromCard(
        Guid id, Guid noteId, ClientsDb db, NoteSight sight, Bin bin, Flash flash, Here here, IStringLocalizer<ClientsText> texts,
        CancellationToken cancellationToken)
    {
        if (await Refusal(id, noteId, db, sight, note => bin.Delete(note, cancellationToken), cancellationToken) is { } refused)
        {
            return TypedResults.StatusCode(refused);
        }

        flash.Success(texts["NoteDeleted"], undoPath: here[$"/clients/{id}/notes/{noteId}/restore"]);
        return TypedResults.LocalRedirect(here[$"/clients/{id}?tab={NotesTab.TabKey}"]);
    }

    private static async Task<IResult> FromNotice(
        Guid id, Guid noteId, ClientsDb db, NoteSight sight, Bin bin, Flash flash, Here here, IStringLocalizer<ClientsText> texts,
        CancellationToken cancellationToken)
    {
        if (await Refusal(id, noteId, db, sight, note => bin.Restore(note, cancellationToken), cancellationToken) is { } refused)
        {
            return TypedResults.StatusCode(refused);
        }

        flash.Success(texts["NoteRestored"]);
        return TypedResults.LocalRedirect(here[$"/clients/{id}?tab={NotesTab.TabKey}"]);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> DeleteForProgram(
        Guid id, Guid noteId, ClientsDb db, NoteSight sight, Bin bin, CancellationToken cancellationToken)
        => ForProgram(id, noteId, db, sight, note => bin.Delete(note, cancellationToken), cancellationToken);

    private static Task<Results<NoContent, ProblemHttpResult>> RestoreForProgram(
        Guid id, Guid noteId, ClientsDb db, NoteSight sight, Bin bin, CancellationToken cancellationToken)
        => ForProgram(id, noteId, db, sight, note => bin.Restore(note, cancellationToken), cancellationToken);

    private static async Task<Results<NoContent, ProblemHttpResult>> ForProgram(
        Guid id, Guid noteId, ClientsDb db, NoteSight sight, Func<ClientNote, Task> work, CancellationToken cancellationToken)
        => await Refusal(id, noteId, db, sight, work, cancellationToken) switch
        {
            null => TypedResults.NoContent(),
            StatusCodes.Status403Forbidden => NoteSight.NotYours(),
            _ => await db.NotThere(id, cancellationToken),
        };

    /// <summary>Does the work, or says with which status it is refused.</summary>
    private static async Task<int?> Refusal(
        Guid id, Guid noteId, ClientsDb db, NoteSight sight, Func<ClientNote, Task> work, CancellationToken cancellationToken)
    {
        if (await db.NoteAbout(id, noteId, cancellationToken) is not { } note)
        {
            return StatusCodes.Status404NotFound;
        }

        if (!sight.MayChange(note))
        {
            return StatusCodes.Status403Forbidden;
        }

        await work(note);
        return null;
    }

    /// <summary>What all four doors lead to.</summary>
    internal sealed class Bin(ClientsDb db)
    {
        public Task Delete(ClientNote note, CancellationToken cancellationToken)
            => Move(note, isDeleted: true, new NoteDeleted(note.ClientId, note.Id), cancellationToken);

        public Task Restore(ClientNote note, CancellationToken cancellationToken)
            => Move(note, isDeleted: false, new NoteRestored(note.ClientId, note.Id, note.Category), cancellationToken);

        /// <summary>The note goes, or comes back, as it is: a change of somebody else at the same moment is kept.</summary>
        private async Task Move(ClientNote note, bool isDeleted, ClientEvent fact, CancellationToken cancellationToken)
        {
            if (note.DeletedAt is not null == isDeleted)
            {
                return;
            }

            // What stands with the note goes and comes back with it; what was removed by itself stays removed.
            var (before, after) = (note.DeletedAt, isDeleted ? db.Now : (DateTime?)null);
            var photos = await db.PhotosWithRemoved.Where(photo => photo.NoteId == note.Id && photo.RemovedAt == before)
                .ToListAsync(cancellationToken);
            photos.ForEach(photo => photo.RemovedAt = after);
            db.Publish(fact);
            var isSaved = false;
            while (!isSaved)
            {
                note.MoveToBin(after);
                try
                {
                    await db.SaveChangesAsync(cancellationToken);
                    isSaved = true;
                }
                catch (DbUpdateConcurrencyException)
                {
                    await db.Entry(note).ReloadAsync(cancellationToken);
                }
            }
        }
    }
}
