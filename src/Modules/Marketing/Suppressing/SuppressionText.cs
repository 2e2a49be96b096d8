namespace Platform.Marketing.Suppressing;

/// <summary>Texts about addresses that get no marketing.</summary>
public sealed class SuppressionText;
