using System.Globalization;
using Platform.Marketing.Campaigns;

namespace Platform.Marketing.Automations;

/// <summary>Says what begins an automation, and its steps, in the language of whoever reads.</summary>
internal sealed class AutomationWords(MarketingDb db, IStringLocalizer<AutomationText> texts)
{
    private Dictionary<Guid, string>? names;

    public async Task<string> Beginning(Automation automation, CancellationToken cancellationToken)
    {
        var begins = texts[
            $"Begins-{CampaignView.Code(automation.Trigger)}", await Name(automation.AboutId, cancellationToken),
            automation.At?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? ""];
        return automation.Trigger == AutomationTrigger.Birthday ? begins
            : $"{begins}. {texts[$"Entry-{CampaignView.Code(automation.Entry)}", automation.EntryDays ?? 0]}";
    }

    public async Task<string> Line(AutomationStep step, CancellationToken cancellationToken) => step.Type switch
    {
        AutomationStep.Wait when step.Amount is null or 0 => texts["Says-until", step.At ?? ""],
        AutomationStep.Wait => texts[step.At is null ? "Says-wait"
            : "Says-waitUntil", texts[$"Some-{step.Unit}", step.Amount!], step.At ?? ""],
        _ => texts[$"Says-{step.Type}", await Name(step.SegmentId ?? step.LabelId ?? step.ListId ?? step.MailId, cancellationToken)],
    };

    private async Task<string> Name(Guid? id, CancellationToken cancellationToken)
    {
        names ??= await Names(cancellationToken);
        return id is null ? "" : names.GetValueOrDefault(id.Value) ?? texts["Gone"];
    }

    private async Task<Dictionary<Guid, string>> Names(CancellationToken cancellationToken)
    {
        var found = await db.Labels.AsNoTracking().Select(label => new { label.Id, label.Name }).ToListAsync(cancellationToken);
        found.AddRange(await db.Lists.AsNoTracking().Select(list => new { list.Id, list.Name }).ToListAsync(cancellationToken));
        found.AddRange(await db.Segments.AsNoTracking().Select(segment => new { segment.Id, segment.Name }).ToListAsync(cancellationToken));
        found.AddRange(await db.Campaigns.AsNoTracking().Where(mail => mail.AutomationId != null)
            .Select(mail => new { mail.Id, Name = mail.Subject }).ToListAsync(cancellationToken));
        return found.ToDictionary(one => one.Id, one => one.Name);
    }
}
