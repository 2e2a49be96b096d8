namespace Platform.Marketing.Campaigns;

/// <summary>Where the salon is, as it stands below every campaign: whoever writes to people has to say who and where they are.</summary>
internal sealed class PostalAddress : Versioned
{
    public const int Longest = 300;

    public required string Lines { get; set; }
}
