namespace Platform.Clients.Directory;

/// <summary>Keeps the list as it is looked at, for oneself or for the whole salon, and lets it go again (F-33).</summary>
internal sealed class SaveView : IFeature
{
    private const int Most = 50;

    public void Map(Doors doors)
    {
        doors.Staff.MapPost("/clients/views", Save).Needs(Right.SeeClients);
        doors.Staff.MapPost("/clients/views/{id:guid}/remove", Remove).Needs(Right.SeeClients);
    }

    /// <summary>Under a name that is there already the view is replaced.</summary>
    /// <param name="name">In the address when removing is taken back, in the form otherwise.</param>
    /// <param name="isShared">Like the name.</param>
    private static async Task<RedirectHttpResult> Save(
        [AsParameters] ClientFilter filter, string? name, bool? isShared, Posted<ViewInput> posted, ClientsDb db, SavedViews views, TenantContext salon,
        Flash flash, Here here, IStringLocalizer<ClientsText> texts, CancellationToken cancellationToken)
    {
        var query = filter.ToQuery(filter.Sort, without: ClientFilter.Typed);
        var list = TypedResults.LocalRedirect(here[$"/clients{query}"]);
        name = (posted.Value.Name ?? name)?.Trim();
        var ofPerson = await views.Of(salon.Actor, cancellationToken);
        var known = ofPerson.FirstOrDefault(view => view.OwnerId == salon.Actor.Id && string.Equals(view.Name, name, StringComparison.OrdinalIgnoreCase));
        var fault = name switch
        {
            null or "" => texts["ViewWithoutName"],
            { Length: > SavedView.LongestName } => texts["ViewNameTooLong", SavedView.LongestName],
            _ when query.Length > SavedView.LongestQuery || (known is null && ofPerson.Count >= Most) => texts["TooManyViews", Most],
            _ => null,
        };
        if (fault is not null)
        {
            flash.Error(fault);
            return list;
        }

        var view = known ?? db.Add(new SavedView { Name = name!, Query = query, OwnerId = salon.Actor.Id!.Value }).Entity;
        view.Query = query;
        view.IsShared = (posted.Value.IsShared ?? isShared ?? false) && salon.Actor.May(Right.ChangeClients);
        await db.SaveChangesAsync(cancellationToken);
        flash.Success(texts["ViewSaved", view.Name]);
        return list;
    }

    /// <summary>One's own; a shared one also by whoever arranges the salon.</summary>
    private static async Task<IResult> Remove(
        Guid id, ClientsDb db, SavedViews views, TenantContext salon, Flash flash, Here here, IStringLocalizer<ClientsText> texts,
        CancellationToken cancellationToken)
    {
        var view = (await views.Of(salon.Actor, cancellationToken)).FirstOrDefault(view => view.Id == id && SavedViews.MayRemove(view, salon.Actor));
        if (view is null)
        {
            return TypedResults.NotFound();
        }

        db.Remove(view);
        await db.SaveChangesAsync(cancellationToken);
        var again = new QueryString(view.Query).Add("name", view.Name).Add("isShared", view.IsShared ? "true" : "false");
        flash.Success(texts["ViewRemoved", view.Name], undoPath: here[$"/clients/views{again}"]);
        return TypedResults.LocalRedirect(here[$"/clients{view.Query}"]);
    }

    internal sealed class ViewInput
    {
        public string? Name { get; set; }

        public bool? IsShared { get; set; }
    }
}

/// <summary>The views that a person sees.</summary>
internal sealed class SavedViews(ClientsDb db)
{
    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<SavedView>> Of(Actor person, CancellationToken cancellationToken)
        => await db.SavedViews.Where(view => view.IsShared || view.OwnerId == person.Id).OrderBy(view => view.Name).ToListAsync(cancellationToken);

    public static bool MayRemove(SavedView view, Actor person) => view.OwnerId == person.Id || (view.IsShared && person.May(Right.ChangeSettings));
}

/// <summary>A saved view as the list offers it.</summary>
public sealed record OfferedView(Guid Id, string Name, string Query, bool IsShared, bool MayRemove);
