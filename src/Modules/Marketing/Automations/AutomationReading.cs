using System.Globalization;
using Platform.Marketing.Campaigns;

namespace Platform.Marketing.Automations;

/// <summary>Reads automations for pages and programs; figures are counted from who is in them and from the ledgers of their
/// mails.</summary>
internal sealed class AutomationReading(MarketingDb db, CampaignReading campaigns, AutomationWords words)
{
    public async Task<AutomationView?> Find(Guid id, CancellationToken cancellationToken)
        => await db.Automations.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancellationToken) is { } automation
            ? (await Views([automation], cancellationToken))[0] : null;

    /// <summary>The newest first.</summary>
    public async Task<Listing<AutomationView>> Page(int? page, int? pageSize, CancellationToken cancellationToken)
    {
        var (number, size) = Listing<AutomationView>.Bounds(page, pageSize);
        var found = await db.Automations.AsNoTracking().OrderByDescending(a => a.CreatedAt).ThenByDescending(a => a.Id)
            .Skip((number - 1) * size).Take(size).ToListAsync(cancellationToken);
        return new(await Views(found, cancellationToken), await db.Automations.CountAsync(cancellationToken), number, size);
    }

    private async Task<IReadOnlyList<AutomationView>> Views(IReadOnlyList<Automation> automations, CancellationToken cancellationToken)
    {
        var ids = automations.Select(a => a.Id).ToList();
        var counts = await db.Enrolments.IgnoreQueryFilters([MarketingDb.BinFilter]).Where(e => EF.Parameter(ids).Contains(e.AutomationId))
            .GroupBy(e => new { e.AutomationId, e.State, e.Step })
            .Select(g => new { g.Key.AutomationId, g.Key.State, g.Key.Step, Count = g.Count() }).ToListAsync(cancellationToken);
        var mails = await db.Campaigns.AsNoTracking().Where(c => c.AutomationId != null
            && EF.Parameter(ids).Contains(c.AutomationId!.Value))
            .ToListAsync(cancellationToken);
        var ledgers = (await campaigns.Views(mails, cancellationToken)).ToDictionary(view => view.Id);
        var views = new List<AutomationView>();
        foreach (var automation in automations)
        {
            var own = counts.Where(count => count.AutomationId == automation.Id)
                .Select(c => new StandingCount(c.State, c.Step, c.Count)).ToList();
            var steps = new List<StepView>();
            foreach (var (index, step) in AutomationStep.Read(automation.Steps).Index())
            {
                steps.Add(StepView.Of(
                    step, await words.Line(step, cancellationToken), step.MailId is { } mail ? ledgers.GetValueOrDefault(mail) : null,
                    Sum(own, EnrolmentState.Waiting, at => at == index), Sum(own, null, at
                        => at > index), Sum(own, EnrolmentState.Ended, at => at == index)));
            }

            views.Add(new AutomationView(
                automation.Id, automation.Name, CampaignView.Code(automation.State), CampaignView.Code(automation.Trigger),
                automation.Trigger == AutomationTrigger.Subscribed ? null : automation.AboutId,
                automation.Trigger == AutomationTrigger.Subscribed
                    ? automation.AboutId : null, automation.At?.ToString("HH:mm", CultureInfo.InvariantCulture),
                CampaignView.Code(automation.Entry), automation.EntryDays, await words.Beginning(automation, cancellationToken), steps,
                own.Sum(count => count.Count), Sum(own, EnrolmentState.Waiting, _ => true), automation.LoopedAt, automation.Version,
                automation.CreatedAt, automation.CreatedBy, automation.StartedAt, automation.StoppedAt));
        }

        return views;
    }

    private static int Sum(IEnumerable<StandingCount> counts, EnrolmentState? state, Func<int, bool> at)
        => counts.Where(count => (state is null || count.State == state) && at(count.Step)).Sum(count => count.Count);

    private sealed record StandingCount(EnrolmentState State, int Step, int Count);
}

/// <summary>An automation as pages and programs see it.</summary>
/// <param name="Begins">What it begins with, in words.</param>
/// <param name="Entered">How many times a client came in.</param>
/// <param name="Waiting">How many are in it now.</param>
/// <param name="LoopedAt">When clients were first kept out because automations called one another in a circle.</param>
public sealed record AutomationView(
    Guid Id, string Name, string State, string Trigger, Guid? LabelId, Guid? ListId, string? At, string Entry, int? EntryDays,
    string Begins,
    IReadOnlyList<StepView> Steps, int Entered, int Waiting, DateTime? LoopedAt, int Version, DateTime CreatedAt, string CreatedBy,
    DateTime? StartedAt, DateTime? StoppedAt);

/// <summary>A step with its figures; a mail with its words and what its ledger says.</summary>
/// <param name="Text">The step in words.</param>
/// <param name="Waiting">Those for whom it comes next.</param>
/// <param name="Passed">Those who are beyond it.</param>
/// <param name="Ended">Those who came out here.</param>
/// <param name="NotSent">Who got no mail, by reason.</param>
public sealed record StepView(
    string Type, int? Amount, string? Unit, string? At, Guid? SegmentId, Guid? LabelId, Guid? ListId, Guid? MailId, string? Subject,
    string? Preheader, string? Language, IReadOnlyList<CampaignBlock>? Blocks, string Text, int Waiting, int Passed, int Ended, int? Sent,
    IReadOnlyDictionary<string, int>? NotSent)
{
    internal static StepView Of(AutomationStep step, string text, CampaignView? mail, int waiting, int passed, int ended) => new(
        step.Type, step.Amount, step.Unit, step.At, step.SegmentId, step.LabelId, step.ListId, step.MailId, mail?.Subject, mail?.Preheader,
        mail?.Language, mail?.Blocks, text, waiting, passed, ended, mail?.Sent, mail?.Excluded);

    internal StepInput Input() => new()
    {
        Type = Type, Amount = Amount, Unit = Unit, At = At, SegmentId = SegmentId, LabelId = LabelId, ListId = ListId, MailId = MailId,
        Subject = Subject, Preheader = Preheader, Language = Language,
    };
}
