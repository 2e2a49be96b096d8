using Microsoft.AspNetCore.Components;

namespace Platform.Access.Portal;

/// <summary>The restricted area: what the modules show a signed-in client of the client's own, and nothing else.</summary>
internal sealed class PortalPage : IFeature
{
    public void Map(Doors doors) => doors.Portal.MapGet("/", Show).NeedsNoRight();

    /// <summary>Whose data are shown is said by the session alone; no address carries an id.</summary>
    private static async Task<IResult> Show(TenantContext tenant, IEnumerable<PortalPart> parts, CancellationToken cancellationToken)
    {
        var made = new List<RenderFragment>();
        foreach (var part in parts.OrderBy(part => part.Order))
        {
            if (await part.Make(tenant.Client!.Id!.Value, cancellationToken) is { } fragment)
            {
                made.Add(fragment);
            }
        }

        return Ui.Page<PortalView>(new { Parts = made, Name = tenant.Client!.Name });
    }
}
