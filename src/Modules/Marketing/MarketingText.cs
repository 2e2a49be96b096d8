namespace Platform.Marketing;

/// <summary>Names the texts of this module; they stand beside it in MarketingText.resx and MarketingText.nl.resx.</summary>
public sealed class MarketingText;
