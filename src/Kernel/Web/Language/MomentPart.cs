namespace Platform.Kernel.Web;

/// <summary>How much of a moment is said; under the heading of a day the time is enough.</summary>
public enum MomentPart
{
    DayAndTime,
    Day,
    Time,
}
