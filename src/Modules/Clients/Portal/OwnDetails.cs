using Microsoft.AspNetCore.Components;
using Platform.Clients.Contact;
using Platform.Clients.Dates;

namespace Platform.Clients.Portal;

/// <summary>
/// In the restricted area: what the salon keeps of the client as a person. Its status, group and notes are the salon's own.
/// </summary>
internal sealed class OwnDetails(ClientsDb db, TenantContext salon) : PortalPart
{
    public override int Order => 10;

    public override async Task<RenderFragment?> Make(Guid clientId, CancellationToken cancellationToken)
    {
        var client = await db.Clients.AsNoTracking().FirstOrDefaultAsync(client => client.Id == clientId, cancellationToken);
        if (client is null)
        {
            return null;
        }

        var waiting = await db.Wishes.AsNoTracking().Where(wish => wish.ClientId == clientId && wish.DecidedAt == null)
            .ToListAsync(cancellationToken);
        return OwnDetailsView.Of(
            [.. Known(client).Where(detail => detail.Value.Length > 0)],
            waiting.Exists(wish => wish.Field != ProfileWish.Erasure),
            waiting.Find(wish => wish.Field == ProfileWish.Erasure) is { } erasure ? new AskedErasure(erasure.At, erasure.DueAt) : null);
    }

    private IEnumerable<OwnDetail> Known(Client client) =>
    [
        new("Name", client.DisplayName),
        new(nameof(Client.Email), client.Email ?? ""),
        new(nameof(Client.Mobile), Written(client.Mobile)),
        new(nameof(Client.Phone), Written(client.Phone)),
        new(nameof(ClientInput.Address), AddressOf(client)),
        new(nameof(Client.BirthDate), client.BirthDate is null ? "" : CalendarDate.OfStored(client.BirthDate).InWords()),
    ];

    private string Written(string? phone) => phone is null ? "" : new PhoneNumber(phone).Display(salon.Tenant.Country);

    private static string AddressOf(Client client) => Joined(
        "\n", Joined(" ", client.Street, client.HouseNumber, client.Addition), Joined(" ", client.Postcode, client.City));

    private static string Joined(string between, params string?[] parts)
        => string.Join(between, parts.Where(part => !string.IsNullOrEmpty(part)));
}

/// <summary>When the client asked to be erased, and until when the salon answers.</summary>
public sealed record AskedErasure(DateTime At, DateTime DueAt);

/// <summary>One line of it: the name of its label, and its value as people write it.</summary>
public sealed record OwnDetail(string Label, string Value);
