using Platform.Clients.Photos;
using Platform.Clients.Words;
using Platform.Contracts.Access;

namespace Platform.Clients.Directory;

/// <summary>The salon's clients, page by page.</summary>
internal sealed class ListClients : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/clients", Page).Needs(Right.SeeClients);
        doors.Api.MapGet("/clients", ForProgram).Needs(Right.SeeClients);
    }

    private static async Task<RazorComponentResult<ListClientsPage>> Page(
        [AsParameters] ClientFilter filter, ClientLookup lookup, ClientsDb db, ListColumns columns, SavedViews views, IEnumerable<BulkAction> actions,
        Sight sight, Avatars avatars, IStaffDirectory staff, SalonWords words, TenantContext salon, CancellationToken cancellationToken)
    {
        var found = await lookup.Find(filter, cancellationToken);
        var total = found.Count;
        var last = Math.Max(1, (total + Listing<ListedClient>.UsualPage - 1) / Listing<ListedClient>.UsualPage);
        var page = Math.Clamp(filter.Page ?? 1, 1, last);
        var ids = IdsOf(found, page, Listing<ListedClient>.UsualPage);
        var all = await columns.All(cancellationToken);
        var chosen = ListColumns.Chosen(all, filter.Columns);
        var rows = await Rows(ids, db).ToListAsync(cancellationToken);
        var faces = await avatars.Of(ids, cancellationToken);
        return Ui.Page<ListClientsPage>(new
        {
            Clients = rows.OrderBy(row => ids.IndexOf(row.Id))
                .Select(row => new ListedClient(
                    row.Id, sight.Name(row.DisplayName, row.FirstName, row.LastName), columns.Texts(row, chosen), row.Login, row.CreatedAt,
                    faces.GetValueOrDefault(row.Id)))
                .ToList(),
            Filter = filter,
            AllColumns = all,
            Columns = chosen,
            Views = (await views.Of(salon.Actor, cancellationToken))
                .Select(view => new OfferedView(view.Id, view.Name, view.Query, view.IsShared, SavedViews.MayRemove(view, salon.Actor))).ToList(),
            Tags = await TagsToChoose(db, cancellationToken),
            Groups = await words.Groups(cancellationToken),
            Colleagues = await staff.Working(cancellationToken),
            Total = total,
            Page = page,
            MayAdd = salon.Actor.May(Right.ChangeClients),
            MayImport = salon.Actor.May(Right.ImportClients),
            MayMerge = salon.Actor.May(Right.MergeClients),
            MayExport = salon.Actor.May(Right.ExportClients),
            Actions = await Offered(actions, salon.Actor, cancellationToken),
        });
    }

    private static async Task<Listing<ClientView>> ForProgram(
        [AsParameters] ClientFilter filter, ClientLookup lookup, ClientsDb db, Sight sight, SalonWords words,
            CancellationToken cancellationToken)
    {
        var (page, size) = Listing<ClientView>.Bounds(filter.Page, filter.PageSize);
        var found = await lookup.Find(filter, cancellationToken);
        var ids = IdsOf(found, page, size);
        var rows = await Rows(ids, db).ToListAsync(cancellationToken);
        var groups = await words.Groups(cancellationToken);
        return new([.. rows.OrderBy(client => ids.IndexOf(client.Id)).Select(client => ClientView.Of(client, sight, groups))],
            found.Count, page, size);
    }

    private static List<Guid> IdsOf(IReadOnlyList<ClientEntry> found, int page, int size)
        => [.. found.Skip((page - 1) * size).Take(size).Select(entry => entry.Id)];

    /// <summary>By key alone. Without the filter for hidden cards, which the ids have passed: SQLite would read an index of the whole salon.</summary>
    private static IQueryable<Client> Rows(List<Guid> ids, ClientsDb db)
        => db.WithHidden.AsNoTracking().Where(client => ids.Contains(client.Id));

    private static async Task<IReadOnlyList<OfferedAction>> Offered(IEnumerable<BulkAction> actions, Actor actor, CancellationToken cancellationToken)
    {
        var offered = new List<OfferedAction>();
        foreach (var action in actions.Where(action => actor.May(action.Needs)).OrderBy(action => action.Order))
        {
            if (await action.Choices(cancellationToken) is { Count: > 0 } choices)
            {
                offered.Add(new(action.Key, action.Title, choices));
            }
        }

        return offered;
    }

    private static Task<List<TagChoice>> TagsToChoose(ClientsDb db, CancellationToken cancellationToken)
        => db.Tags.OrderBy(tag => tag.Name).Select(tag => new TagChoice(tag.Id, tag.Kind == TagKind.Label, tag.Name))
            .ToListAsync(cancellationToken);
}

/// <summary>A row of the list, as this person may see it.</summary>
/// <param name="Texts">For each of the list's columns.</param>
/// <param name="Picture">The address of the client's face.</param>
public sealed record ListedClient(Guid Id, string Name, IReadOnlyList<string?> Texts, LoginState Login, DateTime CreatedAt, string? Picture);

/// <summary>A label or a newsletter list that one can filter by.</summary>
public sealed record TagChoice(Guid Id, bool IsLabel, string Name);

/// <summary>Something that can be done with ticked clients.</summary>
public sealed record OfferedAction(string Key, string Title, IReadOnlyList<(string Value, string Text)> Choices);
