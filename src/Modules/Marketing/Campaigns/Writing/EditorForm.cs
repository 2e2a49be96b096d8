using System.Globalization;

namespace Platform.Marketing.Campaigns;

/// <summary>What the editor posts: the words, the blocks by number and name ("0.text"), and the button that was pressed.</summary>
internal sealed class EditorForm : CampaignHead
{
    public Dictionary<string, string?> Blocks { get; set; } = [];

    /// <summary>"save", "add.text", "up.2", "down.2" or "remove.2".</summary>
    public string? Do { get; set; }

    public List<BlockInput?> ReadBlocks()
    {
        var blocks = new List<BlockInput?>();
        while (blocks.Count <= CampaignBlock.Most && Blocks.TryGetValue($"{blocks.Count}.type", out var type))
        {
            var at = $"{blocks.Count}.";
            blocks.Add(new BlockInput
            {
                Type = type, Text = Blocks.GetValueOrDefault(at + "text"), Url = Blocks.GetValueOrDefault(at + "url"),
                Right = Blocks.GetValueOrDefault(at + "right"), Alt = Blocks.GetValueOrDefault(at + "alt"),
                Picture = Guid.TryParse(Blocks.GetValueOrDefault(at + "picture"), out var picture) ? picture : null,
            });
        }

        return blocks;
    }

    /// <summary>Whatever else was asked for changes nothing.</summary>
    public static void Rearrange(List<BlockInput?> blocks, string asked)
    {
        var (verb, what) = asked.Split('.', 2) is [var first, var second] ? (first, second) : (asked, "");
        if (verb == "add" && CampaignBlock.Types.Contains(what) && blocks.Count < CampaignBlock.Most)
        {
            blocks.Add(new BlockInput { Type = what });
        }
        else if (int.TryParse(what, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < blocks.Count)
        {
            var block = blocks[place];
            var to = verb switch { "up" => place - 1, "down" => place + 1, _ => place };
            if (verb == "remove")
            {
                blocks.RemoveAt(place);
            }
            else if (to >= 0 && to < blocks.Count)
            {
                blocks.RemoveAt(place);
                blocks.Insert(to, block);
            }
        }
    }
}
