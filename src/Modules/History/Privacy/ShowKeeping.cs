using Platform.Kernel.Mail;

namespace Platform.History;

/// <summary>For the owner: what goes by itself, and when (D-13).</summary>
internal sealed class ShowKeeping : IFeature
{
    public const string Path = "/settings/keeping";

    public void Map(Doors doors) => doors.Staff.MapGet(Path, Show).Needs(Right.ChangeSettings);

    private static async Task<IResult> Show(
        HistoryDb db, IEnumerable<RetentionPart> parts, IStringLocalizer<HistoryText> texts, CancellationToken cancellationToken)
    {
        var known = await db.RetentionRules.AsNoTracking().ToDictionaryAsync(rule => rule.Code, cancellationToken);
        return Ui.Page<KeepingPage>(new
        {
            Rules = parts.OrderBy(part => part.Order).Select(part => Row(part, known.GetValueOrDefault(part.Code), texts)).ToList(),
            Fixed = new List<KeepingRule>
            {
                new(texts["KeepingRemoved"], texts["KeepingDays", KeptFor.DaysOfRemoved]),
                new(texts["KeepingAside"], texts["KeepingDays", InboundFolder.DaysAside]),
            },
        });
    }

    private static KeepingRule Row(RetentionPart part, RetentionRule? rule, IStringLocalizer<HistoryText> texts)
    {
        var term = rule?.Term ?? part.Usual;
        var howLong = part.Unit == TermUnit.Days ? texts["KeepingDays", term]
            : term % 12 == 0 ? texts["KeepingYears", term / 12] : texts["KeepingMonths", term];
        return new(part.Title, howLong, part.Code, part.IsAlwaysOn || rule is { IsOn: true });
    }
}

/// <summary>One class of things and how long it stays.</summary>
/// <param name="Code">In the address of its page; null for what nobody can change.</param>
public sealed record KeepingRule(string What, string HowLong, string? Code = null, bool IsOn = true);
