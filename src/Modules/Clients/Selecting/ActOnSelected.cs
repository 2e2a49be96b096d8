using Platform.Clients.Directory;

namespace Platform.Clients.Selecting;

/// <summary>Does something with the clients that are ticked in the list, or with all that its filters find, on every page.</summary>
internal sealed class ActOnSelected : IFeature
{
    public void Map(Doors doors) => doors.Staff.MapPost("/clients/selected", Act).Needs(Right.SeeClients);

    private static async Task<IResult> Act(
        [AsParameters] ClientFilter filter, Posted<Selection> posted, ClientLookup lookup, IEnumerable<BulkAction> actions, TenantContext salon,
        Flash flash, Here here, IStringLocalizer<ClientsText> texts, CancellationToken cancellationToken)
    {
        var (key, choice) = posted.Value.Asked;
        var action = actions.FirstOrDefault(action => action.Key == key);
        if (action is not null && !salon.Actor.May(action.Needs))
        {
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        var chosen = await posted.Value.Of(filter, lookup, cancellationToken);
        if (action is null || chosen.Count == 0)
        {
            flash.Error(texts[action is null ? "ChooseAction" : "ChooseClients"]);
        }
        else if (await action.Run(chosen, choice, cancellationToken) is { } outcome)
        {
            if (outcome.GoTo is { } page)
            {
                return TypedResults.LocalRedirect(here[page]);
            }

            flash.Success(outcome.Text, outcome.UndoPath is { } undo ? here[undo] : null);
        }
        else
        {
            flash.Error(texts["ChooseAction"]);
        }

        return TypedResults.LocalRedirect(here[$"/clients{filter.ToQuery(filter.Sort)}"]);
    }
}

/// <summary>Whom somebody ticked, and what is to happen to them.</summary>
internal sealed class Selection
{
    public List<Guid> Ids { get; set; } = [];

    /// <summary>All that the filters of the list find, not only this page.</summary>
    public bool Everything { get; set; }

    /// <summary>An action and one of its choices: "label:018f…".</summary>
    public string? Action { get; set; }

    public (string Key, string Choice) Asked
    {
        get
        {
            var parts = (Action ?? "").Split(':', 2);
            return (parts[0], parts.Length > 1 ? parts[1] : "");
        }
    }

    /// <summary>The clients of the salon among them, in the order of the list.</summary>
    public async Task<IReadOnlyList<Guid>> Of(ClientFilter filter, ClientLookup lookup, CancellationToken cancellationToken)
    {
        var ticked = Ids.ToHashSet();
        var found = await lookup.Find(filter, cancellationToken);
        return [.. found.Where(entry => Everything || ticked.Contains(entry.Id)).Select(entry => entry.Id)];
    }
}
