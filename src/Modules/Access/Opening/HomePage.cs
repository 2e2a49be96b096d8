using Microsoft.AspNetCore.Components;

namespace Platform.Access.Opening;

/// <summary>"/": outside a salon what this is; inside it, for signed-in staff, where to begin.</summary>
internal sealed class HomePage : IFeature
{
    public void Map(Doors doors) => doors.Anywhere.MapGet("/", Show);

    private static async Task<IResult> Show(
        TenantContext tenant, IEnumerable<HomePart> parts, Here here, CancellationToken cancellationToken)
    {
        if (!tenant.IsSet)
        {
            return Ui.Page<StartPage>();
        }

        if (tenant.Actor.Kind != ActorKind.Staff)
        {
            return TypedResults.LocalRedirect(here["/sign-in"]);
        }

        var made = new List<RenderFragment>();
        foreach (var part in parts.Where(part => tenant.Actor.May(part.Needs)).OrderBy(part => part.Order))
        {
            if (await part.Make(cancellationToken) is { } fragment)
            {
                made.Add(fragment);
            }
        }

        return Ui.Page<WelcomePage>(new { Parts = made });
    }
}
