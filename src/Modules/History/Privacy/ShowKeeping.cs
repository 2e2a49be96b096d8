using Platform.Kernel.Mail;

namespace Platform.History;

/// <summary>For the owner: what goes by itself, and when (D-13).</summary>
internal sealed class ShowKeeping : IFeature
{
    public const string Path = "/settings/keeping";

    public void Map(Doors doors) => doors.Staff.MapGet(Path, Show).Needs(Right.ChangeSettings);

    private static RazorComponentResult<KeepingPage> Show(IStringLocalizer<HistoryText> texts) => Ui.Page<KeepingPage>(new
    {
        Rules = new List<KeepingRule>
        {
            new(texts["KeepingThreads"], texts["KeepingYears", KeptFor.YearsOfDoneThreads]),
            new(texts["KeepingRecordings"], texts["KeepingDays", KeptFor.DaysOfRecordings]),
            new(texts["KeepingRemoved"], texts["KeepingDays", KeptFor.DaysOfRemoved]),
            new(texts["KeepingAudit"], texts["KeepingYears", KeptFor.YearsOfAuditLines]),
            new(texts["KeepingAside"], texts["KeepingDays", InboundFolder.DaysAside]),
        },
    });
}

/// <summary>One kind of thing and how long it stays.</summary>
public sealed record KeepingRule(string What, string HowLong);
