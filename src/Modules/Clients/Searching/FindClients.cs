namespace Platform.Clients.Searching;

/// <summary>What the search field on top suggests while somebody types.</summary>
internal sealed class FindClients : IFeature
{
    private const int MostSuggestions = 8;

    public void Map(Doors doors) => doors.Staff.MapGet("/clients/search", Suggest).Needs(Right.SeeClients);

    private static async Task<RazorComponentResult<Suggestions>> Suggest(
        string? q, ClientsDb db, Sight sight, CancellationToken cancellationToken)
        => Ui.Fragment<Suggestions>(new { Found = await Find(q ?? "", db, sight, cancellationToken) });

    private static async Task<IReadOnlyList<Suggestion>> Find(string typed, ClientsDb db, Sight sight, CancellationToken cancellationToken)
    {
        // First only ids, from the index that has everything that is looked at; then the few rows that are shown, by key alone.
        var ids = await db.Clients.Matching(typed, sight).BestFirst(typed).Select(client => client.Id).Take(MostSuggestions)
            .ToListAsync(cancellationToken);
        var rows = await db.WithBin.AsNoTracking().Where(client => ids.Contains(client.Id))
            .Select(client => new
            {
                client.Id, client.DisplayName, client.FirstName, client.LastName, Phone = client.Mobile ?? client.Phone, client.Email,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.OrderBy(row => ids.IndexOf(row.Id)).Select(row => new Suggestion(
                row.Id, sight.Name(row.DisplayName, row.FirstName, row.LastName), sight.Phone(row.Phone) ?? sight.Email(row.Email))),
        ];
    }
}

/// <summary>One client under the search field.</summary>
/// <param name="Contact">What tells two people of one name apart.</param>
public sealed record Suggestion(Guid Id, string Name, string? Contact);
