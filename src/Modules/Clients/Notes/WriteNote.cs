using Platform.Clients.Merging;

namespace Platform.Clients.Notes;

/// <summary>What somebody wrote down about a client: form and body of the API.</summary>
[FormLabels(typeof(ClientsText))]
internal sealed class NoteInput
{
    public string? Text { get; set; }

    public string? Category { get; set; }
}

/// <summary>A note as the API tells it.</summary>
internal sealed record NoteView(Guid Id, string Text, string? Category, string Author, DateTime At)
{
    public static NoteView Of(ClientNote note) => new(note.Id, note.Text, note.Category, note.Author, note.At);
}

/// <summary>Notes about a client: reading them, and writing one.</summary>
internal sealed class WriteNote : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapPost("/clients/{id:guid}/notes", FromCard).Needs(Right.WriteNotes);
        doors.Api.MapGet("/clients/{id:guid}/notes", List).Needs(Right.SeeClients);
        doors.Api.MapPost("/clients/{id:guid}/notes", FromProgram).Needs(Right.WriteNotes);
    }

    private static async Task<IResult> FromCard(
        Guid id, Posted<NoteInput> posted, ClientsDb db, Notebook notebook, Flash flash, Here here, IStringLocalizer<ClientsText> texts,
        CancellationToken cancellationToken)
    {
        if (!await Exists(id, db, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        var note = await notebook.Write(id, posted.Value, posted.State, cancellationToken);
        if (note is null)
        {
            flash.Error(posted.State.Errors.Values.First());
        }
        else
        {
            flash.Success(texts["NoteSaved"]);
        }

        return TypedResults.LocalRedirect(here[$"/clients/{id}?tab={NotesTab.TabKey}"]);
    }

    private static async Task<Results<Ok<Listing<NoteView>>, ProblemHttpResult>> List(
        Guid id, int? page, int? pageSize, ClientsDb db, CancellationToken cancellationToken)
    {
        if (!await Exists(id, db, cancellationToken))
        {
            return await db.NotThere(id, cancellationToken);
        }

        var (number, size) = Listing<NoteView>.Bounds(page, pageSize);
        var cards = await db.CardsOf(id, cancellationToken);
        var notes = db.Notes.AsNoTracking().Where(note => cards.Contains(note.ClientId));
        var rows = await notes.OrderByDescending(note => note.At).ThenByDescending(note => note.Id)
            .Skip((number - 1) * size).Take(size).ToListAsync(cancellationToken);
        var total = await notes.CountAsync(cancellationToken);
        return TypedResults.Ok(new Listing<NoteView>(rows.ConvertAll(NoteView.Of), total, number, size));
    }

    private static async Task<Results<Created<NoteView>, ProblemHttpResult>> FromProgram(
        Guid id, NoteInput input, ClientsDb db, Notebook notebook, Here here, CancellationToken cancellationToken)
    {
        if (!await Exists(id, db, cancellationToken))
        {
            return await db.NotThere(id, cancellationToken);
        }

        var state = new FormState();
        return await notebook.Write(id, input, state, cancellationToken) is { } note
            ? TypedResults.Created(here[$"/api/v1/clients/{id}/notes"], NoteView.Of(note))
            : ApiProblems.Invalid(state);
    }

    private static Task<bool> Exists(Guid id, ClientsDb db, CancellationToken cancellationToken)
        => db.Clients.AnyAsync(client => client.Id == id, cancellationToken);

    /// <summary>What both doors lead to.</summary>
    internal sealed class Notebook(ClientsDb db, TenantContext salon, IStringLocalizer<ClientsText> texts, IStringLocalizer<UiText> common)
    {
        /// <returns>Null when there is nothing to write, or too much; the state then says what.</returns>
        public async Task<ClientNote?> Write(Guid clientId, NoteInput input, FormState state, CancellationToken cancellationToken)
        {
            var (text, category) = (input.Text?.Replace("\0", "", StringComparison.Ordinal).Trim(), input.Category?.Trim());
            if (string.IsNullOrEmpty(text))
            {
                state.Add(nameof(input.Text), common["IsRequired", texts["NoteText"].Value]);
            }
            else if (text.Length > ClientNote.LongestText)
            {
                state.Add(nameof(input.Text), common["TooLong", texts["NoteText"].Value, ClientNote.LongestText]);
            }

            if (category?.Length > ClientNote.LongestCategory)
            {
                state.Add(nameof(input.Category), common["TooLong", texts["NoteCategory"].Value, ClientNote.LongestCategory]);
            }

            if (!state.IsValid)
            {
                return null;
            }

            var note = new ClientNote
            {
                ClientId = clientId, Text = text!, Category = string.IsNullOrEmpty(category) ? null : category,
                Author = salon.Actor.Name, At = db.Now,
            };
            db.Add(note);
            await db.SaveChangesAsync(cancellationToken);
            return note;
        }
    }
}
