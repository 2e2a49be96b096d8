namespace Platform.Marketing.Campaigns;

/// <summary>Names the texts about campaigns; they stand beside it in CampaignText.resx and CampaignText.nl.resx.</summary>
public sealed class CampaignText;
