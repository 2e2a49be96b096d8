using System.Text.Json;

namespace Platform.Marketing.Campaigns;

/// <summary>One piece of a campaign, one below the other.</summary>
/// <param name="Type">One of <see cref="Types"/>.</param>
/// <param name="Text">What people read; a button's words. May hold merge fields.</param>
/// <param name="Url">Where a button or a picture leads; a picture need not.</param>
/// <param name="Right">The right one of two columns; <paramref name="Text"/> is the left one.</param>
/// <param name="Picture">The id of a <see cref="CampaignPicture"/>.</param>
/// <param name="Alt">What the picture shows, for those who do not see it.</param>
public sealed record CampaignBlock(
    string Type, string? Text = null, string? Url = null, string? Right = null, Guid? Picture = null, string? Alt = null)
{
    public const string Heading = "heading";
    public const string Paragraphs = "text";
    public const string Button = "button";
    public const string Divider = "divider";
    public const string Image = "picture";

    /// <summary>Two texts beside each other, one below the other on a phone.</summary>
    public const string Columns = "columns";

    /// <summary>The salon's name, address and web address.</summary>
    public const string Salon = "salon";

    public const int Most = 50;
    public const int LongestText = 5000;
    public const int LongestLine = 200;
    public const int LongestUrl = 1000;

    public static IReadOnlyList<string> Types { get; } = [Heading, Paragraphs, Button, Image, Columns, Divider, Salon];

    internal bool HasText => Type is Heading or Paragraphs or Button or Columns;

    internal static string Write(IEnumerable<CampaignBlock> blocks) => JsonSerializer.Serialize(blocks, JsonSerializerOptions.Web);

    internal static List<CampaignBlock> Read(string blocks)
        => JsonSerializer.Deserialize<List<CampaignBlock>>(blocks, JsonSerializerOptions.Web)!;
}
