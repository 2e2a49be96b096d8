namespace Platform.Access.Opening;

/// <summary>"/": outside a salon what this is; inside it, for signed-in staff, where to begin.</summary>
internal sealed class HomePage : IFeature
{
    public void Map(Doors doors) => doors.Anywhere.MapGet("/", Show);

    private static IResult Show(TenantContext tenant, Here here)
    {
        if (!tenant.IsSet)
        {
            return Ui.Page<StartPage>();
        }

        return tenant.Actor.Kind == ActorKind.Staff ? Ui.Page<WelcomePage>() : TypedResults.LocalRedirect(here["/sign-in"]);
    }
}
