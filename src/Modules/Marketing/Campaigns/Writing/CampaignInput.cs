namespace Platform.Marketing.Campaigns;

/// <summary>What a salon says about a campaign: the body of the API, and what the editor's form becomes.</summary>
[FormLabels(typeof(CampaignText))]
public sealed class CampaignInput
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

    public List<BlockInput?>? Blocks { get; set; }

    /// <summary>The version that was read before; needed to change one.</summary>
    public int? Version { get; set; }

    internal static CampaignInput Of(Campaign campaign) => new()
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
        Blocks = [.. CampaignBlock.Read(campaign.Blocks)
            .Select(block => new BlockInput { Type = block.Type, Text = block.Text, Url = block.Url })],
        Version = campaign.Version,
    };
}

/// <summary>A block as it comes in; see <see cref="CampaignBlock"/>.</summary>
public sealed class BlockInput
{
    public string? Type { get; set; }

    public string? Text { get; set; }

    public string? Url { get; set; }
}

/// <summary>The one place that says what is wrong with a campaign.</summary>
internal sealed class CampaignChecks(MarketingDb db, IStringLocalizer<CampaignText> texts)
{
    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    /// <summary>Puts what was said into the campaign, when nothing is wrong with it.</summary>
    public async Task Take(CampaignInput input, Campaign campaign, FormState state, CancellationToken cancellationToken)
    {
        var lists = await db.ListsInOrder.ToListAsync(cancellationToken);
        var list = input is { ListId: null, SegmentId: not null } ? lists.FirstOrDefault() : lists.Find(list => list.Id == input.ListId);
        CheckHead(input, list, state);
        await CheckChoice(input, lists, state, cancellationToken);
        var blocks = Blocks(input.Blocks ?? [], state);
        if (!state.IsValid)
        {
            return;
        }

        (campaign.Name, campaign.Subject) = (input.Name!.Trim(), input.Subject!.Trim());
        campaign.Preheader = Said(input.Preheader);
        (campaign.UtmSource, campaign.UtmMedium, campaign.UtmCampaign) = (Said(input.UtmSource), Said(input.UtmMedium), Said(input.UtmCampaign));
        (campaign.SegmentId, campaign.ByConsent, campaign.IsLive) = (input.SegmentId, input.ListId is null, input.Live);
        (campaign.ExceptSegmentId, campaign.ExceptListId) = (input.ExceptSegmentId, input.ExceptListId);
        (campaign.ListId, campaign.Language, campaign.Blocks) = (list!.Id, input.Language ?? list.Language, CampaignBlock.Write(blocks));
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private void CheckHead(CampaignInput input, MailingList? list, FormState state)
    {
        Line(nameof(input.Name), input.Name, Campaign.LongestName, state);
        Line(nameof(input.Subject), input.Subject, Campaign.LongestSubject, state);
        CheckFields(nameof(input.Subject), input.Subject, state);
        if (input.Preheader?.Length > Campaign.LongestSubject)
        {
            state.Add(nameof(input.Preheader), texts["TooLong", Campaign.LongestSubject]);
        }

        CheckFields(nameof(input.Preheader), input.Preheader, state);
        foreach (var (place, said) in new[]
        {
            (nameof(input.UtmSource), input.UtmSource), (nameof(input.UtmMedium), input.UtmMedium), (nameof(input.UtmCampaign), input.UtmCampaign),
        })
        {
            if (said?.Trim().Length > Campaign.LongestUtm)
            {
                state.Add(place, texts["TooLong", Campaign.LongestUtm]);
            }
        }

        if (list is null)
        {
            state.Add(nameof(input.ListId), texts["NoSuchList"]);
        }

        if (input.Language is { } language && !SalonCultures.Languages.Contains(language))
        {
            state.Add(nameof(input.Language), texts["NoSuchLanguage"]);
        }
    }

    private async Task CheckChoice(CampaignInput input, List<MailingList> lists, FormState state, CancellationToken cancellationToken)
    {
        foreach (var (place, id) in new[] { (nameof(input.SegmentId), input.SegmentId), (nameof(input.ExceptSegmentId), input.ExceptSegmentId) })
        {
            if (id is not null && !await db.Segments.AnyAsync(segment => segment.Id == id, cancellationToken))
            {
                state.Add(place, texts["NoSuchSegment"]);
            }
        }

        if (input.ExceptListId is { } except && !lists.Exists(list => list.Id == except))
        {
            state.Add(nameof(input.ExceptListId), texts["NoSuchList"]);
        }
    }

    private List<CampaignBlock> Blocks(IReadOnlyList<BlockInput?> said, FormState state)
    {
        if (said.Count > CampaignBlock.Most)
        {
            state.Add(nameof(CampaignInput.Blocks), texts["TooManyBlocks", CampaignBlock.Most]);
            return [];
        }

        var blocks = new List<CampaignBlock>();
        for (var i = 0; i < said.Count; i++)
        {
            blocks.Add(Block($"{nameof(CampaignInput.Blocks)}.{i}", said[i] ?? new BlockInput(), state));
        }

        return blocks;
    }

    private CampaignBlock Block(string place, BlockInput said, FormState state)
    {
        if (said.Type is not { } type || !CampaignBlock.Types.Contains(type))
        {
            state.Add($"{place}.type", texts["NoSuchBlock", string.Join(", ", CampaignBlock.Types)]);
            return new CampaignBlock("");
        }

        var block = new CampaignBlock(type);
        if (block.HasText)
        {
            Line($"{place}.text", said.Text, type == CampaignBlock.Paragraphs ? CampaignBlock.LongestText : CampaignBlock.LongestLine, state);
            CheckFields($"{place}.text", said.Text, state);
            block = block with { Text = said.Text?.Trim().ReplaceLineEndings("\n") };
        }

        if (type == CampaignBlock.Button)
        {
            block = block with { Url = Link($"{place}.url", said.Url, state) };
        }

        return block;
    }

    private void Line(string place, string? text, int longest, FormState state)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            state.Add(place, texts["Empty"]);
        }
        else if (text.Trim().Length > longest)
        {
            state.Add(place, texts["TooLong", longest]);
        }
    }

    private void CheckFields(string place, string? text, FormState state)
    {
        if (text is not null && !MergeText.TryRead(text, out _, out var trouble))
        {
            state.Add(place, texts[trouble.Code, trouble.Place, trouble.What, string.Join(", ", MergeField.Names)]);
        }
    }

    /// <returns>The address as it was read, so that nothing stands in it that a mail program could read otherwise.</returns>
    private string? Link(string place, string? url, FormState state)
    {
        if (Uri.TryCreate(url?.Trim(), UriKind.Absolute, out var link) && Schemes.Contains(link.Scheme) && !url!.Contains("{{", StringComparison.Ordinal)
            && link.AbsoluteUri.Length <= CampaignBlock.LongestUrl)
        {
            return link.AbsoluteUri;
        }

        state.Add(place, texts["NoLink"]);
        return null;
    }
}
