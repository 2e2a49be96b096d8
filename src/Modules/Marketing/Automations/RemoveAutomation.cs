using Platform.Contracts.Marketing;

namespace Platform.Marketing.Automations;

/// <summary>Takes an automation away that does not run, and brings it back. Who got its mails stays known.</summary>
internal sealed class RemoveAutomation : IFeature
{
    public void Map(Doors doors) => new Removal<Automation, AutomationText>(
        nameof(Automation), "automations", db => db.AutomationsWithRemoved,
        automation => new AutomationRemoved(automation.Id, automation.Name),
        automation => new AutomationRestored(automation.Id, automation.Name))
        .Map(doors, "Removes an automation that does not run.");
}
