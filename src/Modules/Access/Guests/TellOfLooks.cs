namespace Platform.Access.Guests;

internal sealed class LooksForm
{
    public bool On { get; set; }
}

/// <summary>Whether clients get a mail each time that somebody of the salon logs in as them; the restricted area tells it always.</summary>
internal sealed class TellOfLooks : IFeature
{
    public const string Path = "/settings/team/looks";

    public void Map(Doors doors) => doors.Staff.MapPost(Path, Choose).Needs(Right.ManageStaff);

    private static async Task<IResult> Choose(
        Posted<LooksForm> posted, HttpContext context, AccessDb db, Here here, CancellationToken cancellationToken)
    {
        var rules = await db.Rules.FirstOrDefaultAsync(cancellationToken) ?? db.Add(new AccessRules()).Entity;
        rules.MailsOfLooks = posted.Value.On;
        await db.SaveChangesAsync(cancellationToken);
        return Ui.IsPartial(context)
            ? Ui.Fragment<LooksSwitch>(new { Saved = true })
            : TypedResults.LocalRedirect(here["/settings/team"]);
    }
}
