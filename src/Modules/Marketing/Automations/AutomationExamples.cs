using Platform.Marketing.Campaigns;

namespace Platform.Marketing.Automations;

/// <summary>Automations to begin with; nothing of them is stored before somebody saves.</summary>
internal sealed class AutomationExamples(MarketingDb db, IStringLocalizer<AutomationText> texts)
{
    public const string Welcome = "welcome";
    public const string Birthday = "birthday";

    /// <param name="example">Anything else is an empty one.</param>
    public async Task<AutomationInput> Of(string? example, CancellationToken cancellationToken) => example switch
    {
        Welcome => new AutomationInput
        {
            Name = texts["Welcome"], Trigger = "subscribed", Entry = "once",
            ListId = await db.ListsInOrder.Select(list => (Guid?)list.Id).FirstOrDefaultAsync(cancellationToken),
            Steps =
            [
                Mail("Welcome"), new StepInput { Type = AutomationStep.Wait, Amount = 3, Unit = "days", At = "10:00" }, Mail("Second"),
            ],
        },
        Birthday => new AutomationInput
        {
            Name = texts["Birthday"], Trigger = "birthday", Entry = "once", At = "09:00", Steps = [Mail("Birthday")],
        },
        _ => new AutomationInput { Trigger = "subscribed", Entry = "once", Steps = [] },
    };

    private StepInput Mail(string words) => new()
    {
        Type = AutomationStep.Mail, Subject = texts[$"{words}Subject"],
        Blocks = [new BlockInput { Type = CampaignBlock.Paragraphs, Text = texts[$"{words}Words"] }],
    };
}
