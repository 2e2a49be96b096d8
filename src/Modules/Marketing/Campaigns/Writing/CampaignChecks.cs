namespace Platform.Marketing.Campaigns;

/// <summary>The one place that says what is wrong with a campaign.</summary>
internal sealed class CampaignChecks(MarketingDb db, IStringLocalizer<CampaignText> texts)
{
    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    /// <summary>Puts what was said into the campaign, when nothing is wrong with it.</summary>
    public async Task Take(
        CampaignHead input, IReadOnlyList<BlockInput?> said, Campaign campaign, FormState state, CancellationToken cancellationToken)
    {
        var lists = await db.ListsInOrder.ToListAsync(cancellationToken);
        var list = input is { ListId: null, SegmentId: not null } ? lists.FirstOrDefault() : lists.Find(list => list.Id == input.ListId);
        CheckHead(input, list, state);
        await CheckChoice(input, lists, state, cancellationToken);
        var blocks = await Blocks(said, state, cancellationToken);
        if (!state.IsValid)
        {
            return;
        }

        (campaign.Name, campaign.Subject) = (input.Name!.Trim(), input.Subject!.Trim());
        campaign.Preheader = Said(input.Preheader);
        (campaign.UtmSource, campaign.UtmMedium) = (Said(input.UtmSource), Said(input.UtmMedium));
        campaign.UtmCampaign = Said(input.UtmCampaign);
        (campaign.SegmentId, campaign.ByConsent, campaign.IsLive) = (input.SegmentId, input.ListId is null, input.Live);
        (campaign.ExceptSegmentId, campaign.ExceptListId) = (input.ExceptSegmentId, input.ExceptListId);
        (campaign.ListId, campaign.Language, campaign.Blocks) = (list!.Id, input.Language ?? list.Language, CampaignBlock.Write(blocks));
        (campaign.TestShare, campaign.TestHours) = (input.TestShare, input.TestHours);
        if (campaign.State == CampaignState.Scheduled)
        {
            CheckWords(campaign, state);
        }
    }

    /// <summary>A campaign goes with words only: looked at when it is started, and again when it is changed while it waits for its moment.</summary>
    public void CheckWords(Campaign campaign, FormState state)
    {
        if (CampaignBlock.Read(campaign.Blocks).TrueForAll(block => !block.HasText))
        {
            state.Add("", texts["NoWords"]);
        }
    }

    /// <summary>The variants of a program take the place of those there were, in the language of the campaign.</summary>
    public async Task TakeVariants(
        IReadOnlyList<VariantInput?> said, Campaign campaign, FormState state, CancellationToken cancellationToken)
    {
        if (said.Count >= CampaignVersion.Most)
        {
            state.Add(nameof(CampaignInput.Variants), texts["TooManyVariants", CampaignVersion.Most]);
            return;
        }

        var versions = new List<CampaignVersion>();
        foreach (var (index, variant) in said.Index())
        {
            var own = new FormState();
            var head = new CampaignInput { Subject = variant?.Subject, Preheader = variant?.Preheader };
            var blocks = variant?.Blocks ?? [.. CampaignBlock.Read(campaign.Blocks).Select(BlockInput.Of)];
            if (await Version(head, blocks, campaign.Language, own, cancellationToken) is { } version)
            {
                versions.Add(version with { Variant = (short)(index + CampaignVersion.First + 1) });
            }

            foreach (var (field, message) in own.Errors)
            {
                state.Add($"{nameof(CampaignInput.Variants)}.{index}.{field}", message);
            }
        }

        if (state.IsValid)
        {
            var gone = CampaignVersion.Variants(campaign).Where(variant => variant > CampaignVersion.First + said.Count);
            gone.ToList().ForEach(variant => CampaignVersion.Drop(campaign, campaign.Language, variant, isDropped: true));
            versions.ForEach(version => CampaignVersion.Put(campaign, version));
        }
    }

    /// <returns>The words in one more language; null when something is wrong with them.</returns>
    public async Task<CampaignVersion?> Version(
        CampaignHead input, IReadOnlyList<BlockInput?> said, string language, FormState state, CancellationToken cancellationToken)
    {
        CheckWords(input, state);
        var blocks = await Blocks(said, state, cancellationToken);
        return state.IsValid ? new CampaignVersion(language, input.Subject!.Trim(), Said(input.Preheader), blocks) : null;
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private void CheckHead(CampaignHead input, MailingList? list, FormState state)
    {
        Line(nameof(input.Name), input.Name, Campaign.LongestName, state);
        CheckWords(input, state);
        (string Place, string? Said)[] codes =
        [
            (nameof(input.UtmSource), input.UtmSource), (nameof(input.UtmMedium), input.UtmMedium),
            (nameof(input.UtmCampaign), input.UtmCampaign),
        ];
        foreach (var (place, said) in codes)
        {
            if (said?.Trim().Length > Campaign.LongestUtm)
            {
                state.Add(place, texts["TooLong", Campaign.LongestUtm]);
            }
        }

        if (input.TestShare is < VariantDeal.SmallestShare or > VariantDeal.LargestShare)
        {
            state.Add(nameof(input.TestShare), texts["Between", VariantDeal.SmallestShare, VariantDeal.LargestShare]);
        }

        if (input.TestHours is < 1 or > VariantDeal.LongestHours)
        {
            state.Add(nameof(input.TestHours), texts["Between", 1, VariantDeal.LongestHours]);
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

    private void CheckWords(CampaignHead input, FormState state)
    {
        Line(nameof(input.Subject), input.Subject, Campaign.LongestSubject, state);
        CheckFields(nameof(input.Subject), input.Subject, state);
        if (input.Preheader?.Length > Campaign.LongestSubject)
        {
            state.Add(nameof(input.Preheader), texts["TooLong", Campaign.LongestSubject]);
        }

        CheckFields(nameof(input.Preheader), input.Preheader, state);
    }

    private async Task CheckChoice(CampaignHead input, List<MailingList> lists, FormState state, CancellationToken cancellationToken)
    {
        (string Place, Guid? Id)[] segments =
            [(nameof(input.SegmentId), input.SegmentId), (nameof(input.ExceptSegmentId), input.ExceptSegmentId)];
        foreach (var (place, id) in segments)
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
            var longest = type is CampaignBlock.Paragraphs or CampaignBlock.Columns ? CampaignBlock.LongestText : CampaignBlock.LongestLine;
            Line($"{place}.text", said.Text, longest, state);
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
            Picture = said.Picture, Alt = said.Alt?.Trim(),
            Url = string.IsNullOrWhiteSpace(said.Url) ? null : Link($"{place}.url", said.Url, state),
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
        if (Uri.TryCreate(url?.Trim(), UriKind.Absolute, out var link) && Schemes.Contains(link.Scheme)
            && !url!.Contains("{{", StringComparison.Ordinal) && link.AbsoluteUri.Length <= CampaignBlock.LongestUrl)
        {
            return link.AbsoluteUri;
        }

        state.Add(place, texts["NoLink"]);
        return null;
    }
}
