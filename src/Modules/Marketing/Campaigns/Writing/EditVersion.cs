namespace Platform.Marketing.Campaigns;

/// <summary>
/// Writes a campaign in one more language: whoever reads that language gets these words, everybody else those of the campaign.
/// </summary>
internal sealed class EditVersion : IFeature
{
    private const string Path = "/marketing/campaigns/{id:guid}/languages/{language}";

    public void Map(Doors doors)
    {
        doors.Staff.MapGet(Path, Show).Needs(Right.RunCampaigns);
        doors.Staff.MapPost(Path, Change).Needs(Right.RunCampaigns);
        doors.Staff.MapPost(Path + "/restore", Restore).Needs(Right.RunCampaigns);
    }

    private static async Task<IResult> Show(Guid id, string language, MarketingDb db, CancellationToken cancellationToken)
    {
        if (await Find(id, language, db, cancellationToken) is not { } campaign)
        {
            return TypedResults.NotFound();
        }

        // A new one begins as what there is to translate.
        var version = Known(campaign, language) ?? CampaignVersion.Own(campaign);
        var form = new EditorForm { Subject = version.Subject, Preheader = version.Preheader, Version = campaign.Version };
        return Page(campaign, language, form, [.. version.Blocks.Select(BlockInput.Of)], new FormState(), StatusCodes.Status200OK);
    }

    private static async Task<IResult> Change(
        Guid id, string language, Posted<EditorForm> posted, HttpContext context, MarketingDb db, CampaignChecks checks,
        KeepPicture.Taking pictures, Flash flash, Here here, IStringLocalizer<CampaignText> texts, CancellationToken cancellationToken)
    {
        if (await Find(id, language, db, cancellationToken) is not { } campaign)
        {
            return TypedResults.NotFound();
        }

        var (form, state, blocks) = (posted.Value, posted.State, posted.Value.ReadBlocks());
        var isDrop = form.Do == "drop";
        if (!isDrop)
        {
            await pictures.TakeAll(context.Request, blocks, state, cancellationToken);
            if (form.Do is { } asked && asked != "save")
            {
                EditorForm.Rearrange(blocks, asked);
                return Page(
                    campaign, language, form, blocks, state,
                    state.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
            }
        }

        var version = isDrop ? Known(campaign, language) is { } known ? known with { IsDropped = true } : null
            : await checks.Version(form, blocks, language, state, cancellationToken);
        if (!state.IsValid)
        {
            return Page(campaign, language, form, blocks, state, StatusCodes.Status422UnprocessableEntity);
        }

        if (version is null || form.Version != campaign.Version || !await Saved(campaign, version, db, cancellationToken))
        {
            state.Add("", texts["ChangedMeanwhile"]);
            return Page(campaign, language, form, blocks, state, StatusCodes.Status409Conflict);
        }

        flash.Success(
            texts[isDrop ? "LanguageRemoved" : "Saved"],
            isDrop ? here[$"/marketing/campaigns/{id}/languages/{language}/restore"] : null);
        return TypedResults.LocalRedirect(here[$"/marketing/campaigns/{id}"]);
    }

    /// <summary>Nothing to bring back is nothing to say: somebody wrote it anew, or the campaign has gone.</summary>
    private static async Task<IResult> Restore(
        Guid id, string language, MarketingDb db, Flash flash, Here here, IStringLocalizer<CampaignText> texts,
        CancellationToken cancellationToken)
    {
        var isBack = false;
        await db.SettleWithOthers(async () =>
        {
            var campaign = await Find(id, language, db, cancellationToken);
            var dropped = campaign is null ? null
                : CampaignVersion.Kept(campaign).FirstOrDefault(version => version.Language == language && version.IsDropped);
            isBack = dropped is not null;
            if (isBack)
            {
                CampaignVersion.Put(campaign!, dropped! with { IsDropped = false });
                await db.SaveChangesAsync(cancellationToken);
            }
        });
        if (!isBack)
        {
            return TypedResults.NotFound();
        }

        flash.Success(texts["LanguageRestored"]);
        return TypedResults.LocalRedirect(here[$"/marketing/campaigns/{id}"]);
    }

    /// <returns>False when somebody else was faster.</returns>
    private static async Task<bool> Saved(
        Campaign campaign, CampaignVersion version, MarketingDb db, CancellationToken cancellationToken)
    {
        CampaignVersion.Put(campaign, version);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    /// <summary>Only what can still be changed, and no version in the language that the campaign has itself.</summary>
    private static async Task<Campaign?> Find(Guid id, string language, MarketingDb db, CancellationToken cancellationToken)
        => await db.Campaigns.FirstOrDefaultAsync(campaign => campaign.Id == id, cancellationToken) is { MayBeChanged: true } campaign
            && SalonCultures.Languages.Contains(language) && language != campaign.Language ? campaign : null;

    private static CampaignVersion? Known(Campaign campaign, string language)
        => CampaignVersion.In(campaign).FirstOrDefault(version => version.Language == language);

    private static IResult Page(
        Campaign campaign, string language, EditorForm form, IReadOnlyList<BlockInput?> blocks, FormState state, int status)
        => Ui.Page<VersionEditor>(
            new
            {
                campaign.Id, campaign.Name, Language = language, Form = form, Blocks = blocks, State = state,
                IsKnown = Known(campaign, language) is not null,
            },
            status);
}
