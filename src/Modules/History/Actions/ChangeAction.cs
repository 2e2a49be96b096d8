using Platform.Contracts.Clients;
using Platform.Contracts.History;

namespace Platform.History;

/// <summary>Changes an action; how it stood before can still be read.</summary>
internal sealed class ChangeAction : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/clients/{id:guid}/actions/{actionId:guid}", Show).Needs(Right.WriteNotes);
        doors.Staff.MapPost("/clients/{id:guid}/actions/{actionId:guid}", FromPage).Needs(Right.WriteNotes);
        doors.Staff.MapGet("/clients/{id:guid}/actions/{actionId:guid}/versions", ShowVersions).Needs(Right.SeeClients);
        doors.Api.MapPut("/clients/{id:guid}/actions/{actionId:guid}", FromProgram).Needs(Right.WriteNotes)
            .WithSummary("Changes an action of your own, or with the right anybody's, as multipart/form-data. version: as it was read.");
    }

    private static async Task<IResult> Show(
        Guid id, Guid actionId, ActionSearch search, ActionSight sight, ActionPages pages, CancellationToken cancellationToken)
        => await search.Find(id, actionId, cancellationToken) is not { RemovedAt: null } action ? TypedResults.NotFound()
            : !sight.MayChange(action) ? TypedResults.StatusCode(StatusCodes.Status403Forbidden)
            : await pages.Page(
                id, action, new() { Title = action.Title, Note = action.Note, Type = ActionKinds.Code(action.Kind) }, null, StatusCodes.Status200OK,
                cancellationToken);

    private static async Task<IResult> FromPage(
        Guid id, Guid actionId, Posted<ActionInput> posted, ActionSearch search, Changes changes, ActionPages pages, Flash flash, Here here,
        IStringLocalizer<HistoryText> texts, CancellationToken cancellationToken)
    {
        if (await search.Find(id, actionId, cancellationToken) is not { RemovedAt: null } action)
        {
            return TypedResults.NotFound();
        }

        var status = await changes.Save(action, posted.Value, posted.State, cancellationToken);
        switch (status)
        {
            case StatusCodes.Status200OK:
                flash.Success(texts["ActionSaved"]);
                return TypedResults.LocalRedirect(here[$"/clients/{id}?tab={HistoryPart.TabKey}"]);
            case StatusCodes.Status403Forbidden:
                return TypedResults.StatusCode(status);
            default:
                return await pages.Page(id, action, posted.Value, posted.State, status, cancellationToken);
        }
    }

    private static async Task<Results<Ok<ActionView>, ProblemHttpResult>> FromProgram(
        Guid id, Guid actionId, Posted<ActionInput> posted, ActionSearch search, Changes changes, ActionSight sight,
        CancellationToken cancellationToken)
    {
        if (await search.Find(id, actionId, cancellationToken) is not { RemovedAt: null } action)
        {
            return ApiProblems.NotFound();
        }

        return await changes.Save(action, posted.Value, posted.State, cancellationToken) switch
        {
            StatusCodes.Status200OK => TypedResults.Ok(await sight.View(action, id, cancellationToken)),
            StatusCodes.Status403Forbidden => ActionSearch.NotYours(),
            StatusCodes.Status409Conflict => ApiProblems.Stale(await sight.View(action, id, cancellationToken)),
            _ => ApiProblems.Invalid(posted.State),
        };
    }

    private static async Task<IResult> ShowVersions(
        Guid id, Guid actionId, HistoryDb db, ActionSearch search, CancellationToken cancellationToken)
    {
        if (await search.Find(id, actionId, cancellationToken) is not { RemovedAt: null } action)
        {
            return TypedResults.NotFound();
        }

        var earlier = await db.OwnActionVersions.AsNoTracking().Where(version => version.ActionId == actionId)
            .OrderByDescending(version => version.SavedAt).ThenByDescending(version => version.Id).ToListAsync(cancellationToken);
        var all = earlier.Prepend(OwnActionVersion.Of(action));
        return Ui.Page<ActionVersionsPage>(new
        {
            ClientId = id,
            Versions = all.Select(version => new ShownVersion(
                version.Title, version.Note, ActionKinds.Code(version.Kind), version.At, version.SavedBy, version.SavedAt)).ToList(),
        });
    }

    /// <summary>What both doors lead to.</summary>
    internal sealed class Changes(
        HistoryDb db, TenantContext salon, ActionChecks checks, ActionSight sight, Filing filing, IStringLocalizer<UiText> texts)
    {
        /// <returns>The status that says what became of it; after 409 the action is as somebody else saved it.</returns>
        public async Task<int> Save(OwnAction action, ActionInput input, FormState state, CancellationToken cancellationToken)
        {
            if (!sight.MayChange(action))
            {
                return StatusCodes.Status403Forbidden;
            }

            if (input.Version is null)
            {
                state.Add(nameof(input.Version), texts["IsRequired", "version"]);
            }

            var words = checks.Read(input, state, action);
            var kept = await filing.Keep(input.Files, nameof(input.Files), state, cancellationToken);
            if (words is null || !checks.MayKeep(input, kept, state))
            {
                filing.LetGo(kept);
                return StatusCodes.Status422UnprocessableEntity;
            }

            if (input.Version == action.Version && await SaveUnlessStale(action, words, kept, input.RecordingBasis, cancellationToken))
            {
                return StatusCodes.Status200OK;
            }

            filing.LetGo(kept);
            return StatusCodes.Status409Conflict;
        }

        /// <summary>Somebody may save between our reading and our writing.</summary>
        private async Task<bool> SaveUnlessStale(
            OwnAction action, ActionWords words, List<FiledDocument> kept, RecordingBasis? basis, CancellationToken cancellationToken)
        {
            db.Add(OwnActionVersion.Of(action));
            (action.Kind, action.Title, action.Note, action.At) = (words.Kind, words.Title, words.Note, words.At);
            (action.ChangedBy, action.ChangedAt) = (salon.Actor.Name, db.Now);
            filing.Add(action.ClientId, action.Id, kept, basis);
            if (await db.Entries.FirstOrDefaultAsync(line => line.EventId == action.Id && line.ClientId == action.ClientId, cancellationToken) is { } line)
            {
                // The line follows what it is about; that it was changed is a line of its own.
                var stored = db.Entry(line);
                stored.Property(l => l.At).CurrentValue = words.At;
                stored.Property(l => l.Kind).CurrentValue = words.Kind;
                stored.Property(l => l.Payload).CurrentValue = HistoryEntry.Of(action, salon).Payload;
            }

            db.Publish(new ActionChanged(action.ClientId, action.Id, ActionKinds.Code(action.Kind)));
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return true;
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
                db.Attach(action);
                await db.Entry(action).ReloadAsync(cancellationToken);
                return false;
            }
        }
    }
}

/// <summary>An action of a client, also of the cards behind it.</summary>
internal sealed class ActionSearch(HistoryDb db, IClientDirectory clients)
{
    /// <summary>Null when there is none, or the client is not there.</summary>
    public async Task<OwnAction?> Find(Guid clientId, Guid actionId, CancellationToken cancellationToken)
    {
        if (await clients.Find(clientId, cancellationToken) is null)
        {
            return null;
        }

        var cards = await db.CardsOf(clientId, cancellationToken);
        return await db.OwnActions.FirstOrDefaultAsync(action => action.Id == actionId && cards.Contains(action.ClientId), cancellationToken);
    }

    public static ProblemHttpResult NotYours()
        => TypedResults.Problem(statusCode: StatusCodes.Status403Forbidden, title: "This action is not yours to change.");
}

/// <summary>How an action stood once.</summary>
public sealed record ShownVersion(string Title, string? Note, string Type, DateTime At, string SavedBy, DateTime SavedAt);
