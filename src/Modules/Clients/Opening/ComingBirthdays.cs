using Microsoft.AspNetCore.Components;
using Platform.Clients.Choosing;
using Platform.Clients.Dates;

namespace Platform.Clients.Opening;

/// <summary>A client whose birthday it is, or is soon.</summary>
/// <param name="Day">In words, without the year.</param>
public sealed record ComingBirthday(Guid ClientId, string Name, string Day, bool IsToday);

/// <summary>Where the day begins: whom to congratulate this week.</summary>
internal sealed class ComingBirthdays(ClientsDb db, Moments moments) : HomePart
{
    private const int Days = 6;
    private const int Most = 8;

    public override int Order => 40;

    public override Right Needs => Right.SeeContactData;

    public override async Task<RenderFragment?> Make(CancellationToken cancellationToken)
    {
        var days = BirthDays.From(moments.Today, Days);
        var found = await db.Clients.AsNoTracking().IgnoreAutoIncludes()
            .Where(client => client.BirthDate != null && client.Status != ClientStatus.Inactive
                && EF.Parameter(days).Contains(client.BirthDate.Substring(client.BirthDate.Length - 5, 5)))
            .Select(client => new { client.Id, client.DisplayName, client.BirthDate }).ToListAsync(cancellationToken);
        var coming = found.Select(client => (client.Id, client.DisplayName, Date: CalendarDate.OfStored(client.BirthDate!)))
            .OrderBy(client => DaysUntil(client.Date)).ThenBy(client => client.DisplayName, StringComparer.CurrentCulture).Take(Most)
            .Select(client => new ComingBirthday(
                client.Id, client.DisplayName, (client.Date with { Year = 0 }).InWords(), DaysUntil(client.Date) == 0))
            .ToList();
        return coming.Count == 0 ? null : ComingBirthdaysView.Of(coming, found.Count - coming.Count);
    }

    /// <summary>Who was born on 29 February has it on the 28th in a year without one.</summary>
    private int DaysUntil(CalendarDate born)
    {
        var today = moments.Today;
        var day = new DateOnly(today.Year, born.Month, Math.Min(born.Day, DateTime.DaysInMonth(today.Year, born.Month)));
        return (day < today ? day.AddYears(1) : day).DayNumber - today.DayNumber;
    }
}
