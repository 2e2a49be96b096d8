namespace Platform.Marketing.Campaigns;

/// <summary>
/// What a salon says about a campaign, but for its blocks: those come in one way from a form and in another from a program.
/// </summary>
[FormLabels(typeof(CampaignText))]
public abstract class CampaignHead
{
    public string? Name { get; set; }

    public string? Subject { get; set; }

    public string? Preheader { get; set; }

    /// <summary>Needed unless there is a segment; with both it goes to those who are in both.</summary>
    public Guid? ListId { get; set; }

    public Guid? SegmentId { get; set; }

    /// <summary>Who is in it or on it gets nothing.</summary>
    public Guid? ExceptSegmentId { get; set; }

    public Guid? ExceptListId { get; set; }

    /// <summary>Segments are asked again right before each mail, and not only at the start.</summary>
    public bool Live { get; set; }

    /// <summary>"nl" or "en"; left out, the language of the list.</summary>
    public string? Language { get; set; }

    /// <summary>Added to every link that does not say it itself.</summary>
    public string? UtmSource { get; set; }

    public string? UtmMedium { get; set; }

    public string? UtmCampaign { get; set; }

    /// <summary>How many of a hundred get the variants first; null is the usual number.</summary>
    public int? TestShare { get; set; }

    /// <summary>Hours from the last of these mails until the winner is chosen; null is the usual number.</summary>
    public int? TestHours { get; set; }

    /// <summary>The version that was read before; needed to change one.</summary>
    public int? Version { get; set; }
}

/// <summary>What a program says about a campaign, and what the editor shows.</summary>
internal sealed class CampaignInput : CampaignHead
{
    public List<BlockInput?>? Blocks { get; set; }

    /// <summary>B, C and D: the campaign itself is A. Null leaves them as they are.</summary>
    public List<VariantInput?>? Variants { get; set; }

    public static CampaignInput Of(Campaign campaign) => new()
    {
        Name = campaign.Name,
        Subject = campaign.Subject,
        Preheader = campaign.Preheader,
        ListId = campaign.NeededListId,
        SegmentId = campaign.SegmentId,
        ExceptSegmentId = campaign.ExceptSegmentId,
        ExceptListId = campaign.ExceptListId,
        Live = campaign.IsLive,
        Language = campaign.Language,
        UtmSource = campaign.UtmSource,
        UtmMedium = campaign.UtmMedium,
        UtmCampaign = campaign.UtmCampaign,
        Blocks = [.. CampaignBlock.Read(campaign.Blocks).Select(BlockInput.Of)],
        TestShare = campaign.TestShare,
        TestHours = campaign.TestHours,
        Version = campaign.Version,
    };
}

/// <summary>A variant as a program says it, in the language of the campaign.</summary>
internal sealed class VariantInput
{
    public string? Subject { get; set; }

    public string? Preheader { get; set; }

    /// <summary>Null takes those of the campaign.</summary>
    public List<BlockInput?>? Blocks { get; set; }
}

/// <summary>A block as it comes in; see <see cref="CampaignBlock"/>.</summary>
public sealed class BlockInput
{
    public string? Type { get; set; }

    public string? Text { get; set; }

    public string? Url { get; set; }

    public string? Right { get; set; }

    public Guid? Picture { get; set; }

    public string? Alt { get; set; }

    internal static BlockInput Of(CampaignBlock block) => new()
    {
        Type = block.Type, Text = block.Text, Url = block.Url, Right = block.Right, Picture = block.Picture, Alt = block.Alt,
    };
}
