using Platform.Contracts.Clients;
using Platform.Contracts.History;

namespace Platform.History;

/// <summary>Writes down what was done with a client, with documents.</summary>
internal sealed class WriteAction : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/clients/{id:guid}/actions", Show).Needs(Right.WriteNotes);
        doors.Staff.MapPost("/clients/{id:guid}/actions", FromPage).Needs(Right.WriteNotes);
        doors.Api.MapPost("/clients/{id:guid}/actions", FromProgram).Needs(Right.WriteNotes)
            .WithSummary("Writes an action down, as multipart/form-data: title, note, type (call, conversation, appointment, other), at, files.");
    }

    private static async Task<IResult> Show(Guid id, string? type, ActionPages pages, CancellationToken cancellationToken)
        => await pages.Page(id, null, new() { Type = type }, null, StatusCodes.Status200OK, cancellationToken);

    private static async Task<IResult> FromPage(
        Guid id, Posted<ActionInput> posted, IClientDirectory clients, Logbook logbook, ActionPages pages, Flash flash, Here here,
        IStringLocalizer<HistoryText> texts, CancellationToken cancellationToken)
    {
        if (await clients.Find(id, cancellationToken) is null)
        {
            return TypedResults.NotFound();
        }

        if (await logbook.Write(id, posted.Value, posted.State, cancellationToken) is not { } action)
        {
            return await pages.Page(id, null, posted.Value, posted.State, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }

        flash.Success(texts["ActionSaved"], undoPath: here[$"/clients/{id}/actions/{action.Id}/remove"]);
        return TypedResults.LocalRedirect(here[$"/clients/{id}?tab={HistoryPart.TabKey}"]);
    }

    private static async Task<Results<Created<ActionView>, ProblemHttpResult>> FromProgram(
        Guid id, Posted<ActionInput> posted, IClientDirectory clients, Logbook logbook, ActionSight sight, Here here,
        CancellationToken cancellationToken)
    {
        if (await clients.Find(id, cancellationToken) is null)
        {
            return ApiProblems.NotFound();
        }

        return await logbook.Write(id, posted.Value, posted.State, cancellationToken) is { } action
            ? TypedResults.Created(here[$"/api/v1/clients/{id}/actions/{action.Id}"], await sight.View(action, id, cancellationToken))
            : ApiProblems.Invalid(posted.State);
    }

    /// <summary>What both doors lead to.</summary>
    internal sealed class Logbook(HistoryDb db, TenantContext salon, ActionChecks checks, Filing filing)
    {
        /// <returns>Null when it cannot be taken; the state then says why, and no file stays.</returns>
        public async Task<OwnAction?> Write(Guid clientId, ActionInput input, FormState state, CancellationToken cancellationToken)
        {
            var words = checks.Read(input, state);
            var kept = await filing.Keep(input.Files, nameof(input.Files), state, cancellationToken);
            if (words is null || !checks.MayKeep(input, kept, state))
            {
                filing.LetGo(kept);
                return null;
            }

            var action = new OwnAction
            {
                ClientId = clientId, Kind = words.Kind, Title = words.Title, Note = words.Note, At = words.At, Author = salon.Actor.Name,
                AuthorId = salon.Actor.Id, WrittenAt = db.Now,
            };
            try
            {
                db.Add(action);
                db.Add(HistoryEntry.Of(action, salon));
                filing.Add(clientId, action.Id, kept, input.RecordingBasis);
                db.Publish(new ActionNoted(clientId, action.Id, ActionKinds.Code(action.Kind)));
                await db.SaveChangesAsync(cancellationToken);
                return action;
            }
            catch
            {
                filing.LetGo(kept);
                throw;
            }
        }
    }
}

/// <summary>The page on which an action is written or changed.</summary>
internal sealed class ActionPages(IClientDirectory clients, Moments moments, HistoryDb db, ActionSight sight)
{
    /// <param name="action">Null for a new one.</param>
    public async Task<IResult> Page(
        Guid clientId, OwnAction? action, ActionInput input, FormState? state, int status, CancellationToken cancellationToken)
    {
        if (!(await clients.NamesOf([clientId], cancellationToken)).TryGetValue(clientId, out var name) || await clients.Find(clientId, cancellationToken) is null)
        {
            return TypedResults.NotFound();
        }

        input.At ??= FormText.Format(moments.OnTheWall(action?.At ?? db.Now));
        return Ui.Page<OwnActionPage>(
            new
            {
                ClientId = clientId, Name = name, Form = input, State = state, ActionId = action?.Id, Version = action?.Version ?? 0,
                Theirs = status == StatusCodes.Status409Conflict ? sight.Shown(action!, [], clientId) : null,
            },
            status);
    }
}
