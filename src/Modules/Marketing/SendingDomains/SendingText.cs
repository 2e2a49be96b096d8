namespace Platform.Marketing.SendingDomains;

/// <summary>The words about the domain that marketing comes from.</summary>
public sealed class SendingText;
