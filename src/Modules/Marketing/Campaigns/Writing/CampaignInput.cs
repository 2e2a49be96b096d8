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
            .Select(BlockInput.Of)],
        Version = campaign.Version,
    };
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
        var blocks = await Blocks(input.Blocks ?? [], state, cancellationToken);
        if (!state.IsValid)
        {
            return;
        }

        (campaign.Name, campaign.Subject) = (input.Name!.Trim(), input.Subject!.Trim());
        campaign.Preheader = Said(input.Preheader);
        (campaign.UtmSource, campaign.UtmMedium, campaign.UtmCampaign) = (Said(input.UtmSource), Said(input.UtmMedium),
            Said(input.UtmCampaign));
        (campaign.SegmentId, campaign.ByConsent, campaign.IsLive) = (input.SegmentId, input.ListId is null, input.Live);
        (campaign.ExceptSegmentId, campaign.ExceptListId) = (input.ExceptSegmentId, input.ExceptListId);
        (campaign.ListId, campaign.Language, campaign.Blocks) = (list!.Id, input.Language ?? list.Language, CampaignBlock.Write(blocks));
    }

    /// <returns>The words in one more language; null when something is wrong with them.</returns>
    public async Task<CampaignVersion?> Version(CampaignInput input, string language, FormState state, CancellationToken cancellationToken)
    {
        CheckWords(input, state);
        var blocks = await Blocks(input.Blocks ?? [], state, cancellationToken);
        return state.IsValid ? new CampaignVersion(language, input.Subject!.Trim(), Said(input.Preheader), blocks) : null;
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private void CheckHead(CampaignInput input, MailingList? list, FormState state)
    {
        Line(nameof(input.Name), input.Name, Campaign.LongestName, state);
        CheckWords(input, state);
        foreach (var (place, said) in new[]
        {
            (nameof(input.UtmSource), input.UtmSource), (nameof(input.UtmMedium), input.UtmMedium),
                (nameof(input.UtmCampaign), input.UtmCampaign),
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

    private void CheckWords(CampaignInput input, FormState state)
    {
        Line(nameof(input.Subject), input.Subject, Campaign.LongestSubject, state);
        CheckFields(nameof(input.Subject), input.Subject, state);
        if (input.Preheader?.Length > Campaign.LongestSubject)
        {
            state.Add(nameof(input.Preheader), texts["TooLong", Campaign.LongestSubject]);
        }

        CheckFields(nameof(input.Preheader), input.Preheader, state);
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

    private async Task<List<CampaignBlock>> Blocks(IReadOnlyList<BlockInput?> said, FormState state, CancellationToken cancellationToken)
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

        var pictures = blocks.Where(block => block.Picture is not null).Select(block => block.Picture!.Value).ToList();
        var known = await db.CampaignPictures.Where(picture => EF.Parameter(pictures).Contains(picture.Id)).Select(picture => picture.Id)
            .ToListAsync(cancellationToken);
        foreach (var (index, block) in blocks.Index().Where(one => one.Item.Picture is { } picture && !known.Contains(picture)))
        {
            state.Add($"{nameof(CampaignInput.Blocks)}.{index}.picture", texts["NoSuchPicture"]);
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
            Line($"{place}.text", said.Text, type is CampaignBlock.Paragraphs or CampaignBlock.Columns ? CampaignBlock.LongestText
                : CampaignBlock.LongestLine, state);
            CheckFields($"{place}.text", said.Text, state);
            block = block with { Text = said.Text?.Trim().ReplaceLineEndings("\n") };
        }

        return type switch
        {
            CampaignBlock.Button => block with { Url = Link($"{place}.url", said.Url, state) },
            CampaignBlock.Columns => block with { Right = Column($"{place}.right", said.Right, state) },
            CampaignBlock.Image => Image(place, block, said, state),
            _ => block,
        };
    }

    private string? Column(string place, string? text, FormState state)
    {
        Line(place, text, CampaignBlock.LongestText, state);
        CheckFields(place, text, state);
        return text?.Trim().ReplaceLineEndings("\n");
    }

    private CampaignBlock Image(string place, CampaignBlock block, BlockInput said, FormState state)
    {
        Line($"{place}.alt", said.Alt, CampaignBlock.LongestLine, state);
        if (said.Picture is null && state[$"{place}.file"] is null)
        {
            state.Add($"{place}.file", texts["NoSuchPicture"]);
        }

        return block with
        {
            Picture = said.Picture, Alt = said.Alt?.Trim(), Url = string.IsNullOrWhiteSpace(said.Url) ? null
                : Link($"{place}.url", said.Url, state),
        };
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
