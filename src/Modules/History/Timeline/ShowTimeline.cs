using Platform.Contracts.Clients;

namespace Platform.History;

/// <summary>A client's action history: a tab of the card that grows as one scrolls, and a list for programs.</summary>
internal sealed class ShowTimeline : IFeature
{
    public void Map(Doors doors)
    {
        doors.Api.MapGet("/clients/{id:guid}/timeline", List).Needs(Right.SeeClients)
            .WithSummary(
                "What happened to the client, newest first; filtered by type (thread: all that was said and done together), "
                + "from and to (days, YYYY-MM-DD) and search (words).");
        doors.Staff.MapGet("/clients/{id:guid}/history", More).Needs(Right.SeeClients);
    }

    private static async Task<IResult> List(
        Guid id, string? type, string? from, string? to, int? page, int? pageSize, HttpRequest request, HistoryDb db,
        IClientDirectory clients, Sentences sentences, ActionSight actions, HistorySearch search, Moments moments, TenantContext salon,
        IStringLocalizer<HistoryText> texts, CancellationToken cancellationToken)
    {
        var state = new FormState();
        var filter = HistoryFilter.Read(request.Query, state, texts);
        if (await clients.Find(id, cancellationToken) is null)
        {
            return ApiProblems.NotFound();
        }

        if (!state.IsValid)
        {
            return ApiProblems.Invalid(state);
        }

        var (number, size) = Listing<TimelineItem>.Bounds(page, pageSize);
        var entries = search.Within(filter.Of(await db.LinesOf(id, cancellationToken), moments), filter.Search);
        var total = await entries.CountAsync(cancellationToken);
        var found = await HistoryReading.Newest(entries).Skip((number - 1) * size).Take(size).ToListAsync(cancellationToken);
        var written = await actions.Shown(found, id, cancellationToken);
        var items = found.ConvertAll(entry => Item(entry, sentences, written.GetValueOrDefault(entry.EventId), salon.Actor, texts));
        return TypedResults.Ok(new Listing<TimelineItem>(items, total, number, size));
    }

    /// <summary>The next stretch of the tab; opened by hand it is the card.</summary>
    private static async Task<IResult> More(
        Guid id, HistoryReading reading, IClientDirectory clients, HttpContext context, CancellationToken cancellationToken)
    {
        if (await clients.Find(id, cancellationToken) is null)
        {
            return TypedResults.NotFound();
        }

        var query = context.Request.QueryString.Add("tab", HistoryPart.TabKey);
        return Ui.IsPartial(context)
            ? Ui.Fragment<HistoryLines>(new { Stretch = await reading.Read(id, context.Request.Query, cancellationToken), ClientId = id })
            : TypedResults.LocalRedirect($"{context.Request.PathBase}/clients/{id}{query}");
    }

    /// <summary>The client's name is for those who may see names in full.</summary>
    private static TimelineItem Item(HistoryEntry entry, Sentences sentences, ShownAction? action, Actor reader, IStringLocalizer texts) => new(
        entry.Id, entry.At, ActionKinds.Code(entry.Kind),
        action is { IsRemoved: false } ? $"{sentences.Of(entry)}: {action.Title}" : sentences.Of(entry), sentences.Actor(entry),
        entry.OnBehalfOfName is { Length: > 0 } name && reader.May(Right.SeeContactData) ? name
            : entry.OnBehalfOfId is null ? null : texts["actor.client"].Value,
        entry.Name)
    {
        ActionId = action?.Id,
        IsRemoved = action is null ? null : action.IsRemoved,
        Note = action is { IsRemoved: false } ? action.Note : null,
        Documents = action is null or { IsRemoved: true } ? null : [.. action.Documents.Where(document => document.Address is not null)
            .Select(document => document.Id)],
    };

    /// <param name="Type">The kind of action: "label", "login".</param>
    /// <param name="Title">The sentence, in the language of the request.</param>
    /// <param name="Event">The stored name of the event, the same in every language.</param>
    private sealed record TimelineItem(Guid Id, DateTime At, string Type, string Title, string Actor, string? OnBehalfOf, string Event)
    {
        /// <summary>Of an action that somebody wrote down; null, with what follows, for an event.</summary>
        public Guid? ActionId { get; init; }

        public bool? IsRemoved { get; init; }

        public string? Note { get; init; }

        /// <summary>Those that the reader may open.</summary>
        public IReadOnlyList<Guid>? Documents { get; init; }
    }
}
