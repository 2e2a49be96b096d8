using System.Text.Json;

namespace Platform.Marketing.Campaigns;

/// <summary>One piece of a campaign, one below the other.</summary>
/// <param name="Type">One of <see cref="Types"/>.</param>
/// <param name="Text">What people read; a button's words. May hold merge fields.</param>
/// <param name="Url">Where a button leads.</param>
public sealed record CampaignBlock(string Type, string? Text = null, string? Url = null)
{
    public const string Heading = "heading";
    public const string Paragraphs = "text";
    public const string Button = "button";
    public const string Divider = "divider";

    /// <summary>The salon's name, address and web address.</summary>
    public const string Salon = "salon";

    public const int Most = 50;
    public const int LongestText = 5000;
    public const int LongestLine = 200;
    public const int LongestUrl = 1000;

    public static IReadOnlyList<string> Types { get; } = [Heading, Paragraphs, Button, Divider, Salon];

    internal bool HasText => Type is Heading or Paragraphs or Button;

    internal static string Write(IEnumerable<CampaignBlock> blocks) => JsonSerializer.Serialize(blocks, JsonSerializerOptions.Web);

    internal static List<CampaignBlock> Read(string blocks)
        => JsonSerializer.Deserialize<List<CampaignBlock>>(blocks, JsonSerializerOptions.Web)!;
}
