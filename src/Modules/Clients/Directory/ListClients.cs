using Platform.Contracts.Access;

namespace Platform.Clients.Directory;

/// <summary>The salon's clients, page by page: filtered, sorted and counted by the database.</summary>
internal sealed class ListClients : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/clients", Page).Needs(Right.SeeClients);
        doors.Api.MapGet("/clients", ForProgram).Needs(Right.SeeClients);
    }

    private static async Task<RazorComponentResult<ListClientsPage>> Page(
        [AsParameters] ClientFilter filter, ClientsDb db, Sight sight, ClientCounts counts, TenantContext salon,
        CancellationToken cancellationToken)
    {
        var total = await Count(filter, db, sight, counts, cancellationToken);
        var last = Math.Max(1, (total + Listing<ListedClient>.UsualPage - 1) / Listing<ListedClient>.UsualPage);
        var page = Math.Clamp(filter.Page ?? 1, 1, last);
        var ids = await IdsOf(filter, page, Listing<ListedClient>.UsualPage, db, sight, cancellationToken);
        var rows = await Rows(ids, db)
            .Select(client => new
            {
                client.Id, client.DisplayName, client.FirstName, client.LastName, client.Email, Phone = client.Mobile ?? client.Phone,
                client.Login, client.CreatedAt,
            })
            .ToListAsync(cancellationToken);
        return Ui.Page<ListClientsPage>(new
        {
            Clients = rows.OrderBy(row => ids.IndexOf(row.Id))
                .Select(row => new ListedClient(
                    row.Id, sight.Name(row.DisplayName, row.FirstName, row.LastName), sight.Email(row.Email), sight.Phone(row.Phone),
                    row.Login, row.CreatedAt))
                .ToList(),
            Filter = filter,
            Tags = await TagsToChoose(db, cancellationToken),
            Total = total,
            Page = page,
            MayAdd = salon.Actor.May(Right.ChangeClients),
            MayImport = salon.Actor.May(Right.ImportClients),
        });
    }

    private static async Task<Listing<ClientView>> ForProgram(
        [AsParameters] ClientFilter filter, ClientsDb db, Sight sight, ClientCounts counts, CancellationToken cancellationToken)
    {
        var (page, size) = Listing<ClientView>.Bounds(filter.Page, filter.PageSize);
        var total = await Count(filter, db, sight, counts, cancellationToken);
        var ids = await IdsOf(filter, page, size, db, sight, cancellationToken);
        var rows = await Rows(ids, db).ToListAsync(cancellationToken);
        return new([.. rows.OrderBy(client => ids.IndexOf(client.Id)).Select(client => ClientView.Of(client, sight))], total, page, size);
    }

    private static Task<int> Count(ClientFilter filter, ClientsDb db, Sight sight, ClientCounts counts, CancellationToken cancellationToken)
        => counts.Of(db.TenantId, $"{sight.IsFull} {filter.Key}", () => filter.Choose(db, sight).CountAsync(cancellationToken));

    /// <summary>Skips to the page on an index alone.</summary>
    private static Task<List<Guid>> IdsOf(
        ClientFilter filter, int page, int size, ClientsDb db, Sight sight, CancellationToken cancellationToken)
        => filter.Order(filter.Choose(db, sight)).Select(client => client.Id).Skip((page - 1) * size).Take(size)
            .ToListAsync(cancellationToken);

    /// <summary>
    /// Only the rows of the page, by key. Without the filter for the bin, which the ids have passed: SQLite would take it as a reason
    /// to read an index of the whole salon.
    /// </summary>
    private static IQueryable<Client> Rows(List<Guid> ids, ClientsDb db)
        => db.WithBin.AsNoTracking().Where(client => ids.Contains(client.Id));

    private static Task<List<TagChoice>> TagsToChoose(ClientsDb db, CancellationToken cancellationToken)
        => db.Tags.OrderBy(tag => tag.Name).Select(tag => new TagChoice(tag.Id, tag.Kind == TagKind.Label, tag.Name))
            .ToListAsync(cancellationToken);
}

/// <summary>A row of the list, as this person may see it.</summary>
public sealed record ListedClient(Guid Id, string Name, string? Email, string? Phone, LoginState Login, DateTime CreatedAt);

/// <summary>A label or a newsletter list that one can filter by.</summary>
public sealed record TagChoice(Guid Id, bool IsLabel, string Name);
