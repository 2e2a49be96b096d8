namespace Platform.Marketing.Automations;

/// <summary>Names the texts about automations; they stand beside it in AutomationText.resx and AutomationText.nl.resx.</summary>
public sealed class AutomationText;
