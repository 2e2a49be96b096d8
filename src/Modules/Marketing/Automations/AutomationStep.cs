using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Marketing.Automations;

/// <summary>One step of an automation. What a type does not need is empty.</summary>
/// <param name="Type">One of <see cref="Types"/>.</param>
/// <param name="Amount">How long to wait, in <paramref name="Unit"/>; 0 or none with <paramref name="At"/>: until that time comes.</param>
/// <param name="Unit">"minutes", "hours" or "days".</param>
/// <param name="At">"10:00": and then until it is that time in the salon.</param>
/// <param name="SegmentId">Only who is in it goes on.</param>
/// <param name="MailId">The campaign that keeps the words of the mail and who got it.</param>
internal sealed record AutomationStep(
    string Type, int? Amount = null, string? Unit = null, string? At = null, Guid? SegmentId = null, Guid? LabelId = null,
    Guid? ListId = null,
    Guid? MailId = null)
{
    public const string Wait = "wait";
    public const string Condition = "condition";
    public const string Mail = "mail";
    public const string AddLabel = "addLabel";
    public const string RemoveLabel = "removeLabel";
    public const string AddToList = "addToList";
    public const string RemoveFromList = "removeFromList";

    private static readonly JsonSerializerOptions Json
        = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static IReadOnlyList<string> Types { get; } = [Wait, Mail, Condition, AddLabel, RemoveLabel, AddToList, RemoveFromList];

    public static IReadOnlyList<string> Units { get; } = ["minutes", "hours", "days"];

    internal static string Write(IEnumerable<AutomationStep> steps) => JsonSerializer.Serialize(steps, Json);

    internal static List<AutomationStep> Read(string steps) => JsonSerializer.Deserialize<List<AutomationStep>>(steps, Json)!;

    /// <summary>When the step is due for somebody who comes to it now, UTC.</summary>
    internal DateTime DueFrom(DateTime now, Moments moments)
    {
        if (Type != Wait)
        {
            return now;
        }

        // Days are the salon's: three days later it is the same time on the wall, also over a change of the clocks.
        var amount = Amount ?? 0;
        var due = Unit switch
        {
            "minutes" => now.AddMinutes(amount),
            "hours" => now.AddHours(amount),
            _ => moments.Utc(moments.OnTheWall(now).AddDays(amount))!.Value,
        };
        return TimeOnly.TryParseExact(At, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? NextAt(time, due, moments) : due;
    }

    /// <summary>The first moment from then on at which the clock on the wall shows the time.</summary>
    private static DateTime NextAt(TimeOnly time, DateTime from, Moments moments)
    {
        var day = DateOnly.FromDateTime(moments.OnTheWall(from));
        var today = moments.Utc(day.ToDateTime(time))!.Value;
        return today >= from ? today : moments.Utc(day.AddDays(1).ToDateTime(time))!.Value;
    }
}
