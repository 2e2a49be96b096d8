using Platform.Clients.Directory;
using Platform.Clients.Photos;

namespace Platform.Clients.Searching;

/// <summary>What the search field on top suggests while somebody types.</summary>
internal sealed class FindClients : IFeature
{
    private const int MostSuggestions = 8;

    public void Map(Doors doors) => doors.Staff.MapGet("/clients/search", Suggest).Needs(Right.SeeClients);

    private static async Task<RazorComponentResult<Suggestions>> Suggest(
        string? q, ClientLookup lookup, ClientsDb db, Sight sight, Avatars avatars, TenantContext salon,
            CancellationToken cancellationToken)
    {
        var ids = (await lookup.Suggest(q ?? "", MostSuggestions, cancellationToken)).Select(entry => entry.Id).ToList();
        var rows = await db.WithHidden.AsNoTracking().Where(client => ids.Contains(client.Id))
            .Select(client => new
            {
                client.Id, client.DisplayName, client.FirstName, client.LastName, Phone = client.Mobile ?? client.Phone, client.Email,
            })
            .ToListAsync(cancellationToken);
        var faces = await avatars.Of(ids, cancellationToken);
        var found = rows.OrderBy(row => ids.IndexOf(row.Id)).Select(row => new Suggestion(
            row.Id, sight.Name(row.DisplayName, row.FirstName, row.LastName), sight.Phone(row.Phone) ?? sight.Email(row.Email),
            faces.GetValueOrDefault(row.Id)));
        return Ui.Fragment<Suggestions>(new { Found = found.ToList(), MayBook = salon.Actor.May(Right.WriteNotes) });
    }
}

/// <summary>One client under the search field.</summary>
/// <param name="Contact">What tells two people of one name apart.</param>
/// <param name="Picture">The address of the client's face.</param>
public sealed record Suggestion(Guid Id, string Name, string? Contact, string? Picture);
