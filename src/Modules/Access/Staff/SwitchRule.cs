namespace Platform.Access.Staff;

internal sealed class RuleForm
{
    public bool On { get; set; }
}

/// <summary>A rule of <see cref="AccessRules"/> that the salon switches on and off.</summary>
/// <param name="Code">In its address, and before its texts.</param>
/// <param name="IsOn">Whether it counts.</param>
/// <param name="Set">Writes it down.</param>
internal sealed record AccessRule(string Code, Func<AccessRules, bool> IsOn, Action<AccessRules, bool> Set)
{
    /// <summary>A mail to clients each time that somebody of the salon logs in as them; the restricted area tells it always.</summary>
    public static readonly AccessRule Looks = new("looks", rules => rules.MailsOfLooks, (rules, on) => rules.MailsOfLooks = on);

    public static readonly AccessRule TemporaryPasswords = new(
        "temporary-passwords", rules => rules.TemporaryPasswords, (rules, on) => rules.TemporaryPasswords = on);

    public static readonly IReadOnlyList<AccessRule> All = [Looks, TemporaryPasswords];

    public static string PathOf(string code) => $"/settings/team/{code}";

    /// <summary>The codes of those that count in this salon.</summary>
    public static async Task<IReadOnlyCollection<string>> On(AccessDb db, CancellationToken cancellationToken)
    {
        var rules = await db.Rules.AsNoTracking().FirstOrDefaultAsync(cancellationToken) ?? new AccessRules();
        return [.. All.Where(rule => rule.IsOn(rules)).Select(rule => rule.Code)];
    }
}

/// <summary>The switches below the people of the salon.</summary>
internal sealed class SwitchRule : IFeature
{
    public void Map(Doors doors)
    {
        foreach (var rule in AccessRule.All)
        {
            doors.Staff.MapPost(AccessRule.PathOf(rule.Code), (Posted<RuleForm> posted, HttpContext context, AccessDb db, Here here, CancellationToken cancellationToken)
                => Choose(rule, posted.Value.On, context, db, here, cancellationToken)).Needs(Right.ManageStaff);
        }
    }

    private static async Task<IResult> Choose(
        AccessRule rule, bool on, HttpContext context, AccessDb db, Here here, CancellationToken cancellationToken)
    {
        rule.Set(await db.Rules.FirstOrDefaultAsync(cancellationToken) ?? db.Add(new AccessRules()).Entity, on);
        await db.SaveChangesAsync(cancellationToken);
        return Ui.IsPartial(context)
            ? Ui.Fragment<RuleSwitch>(new { rule.Code, IsOn = on, Saved = true })
            : TypedResults.LocalRedirect(here["/settings/team"]);
    }
}
