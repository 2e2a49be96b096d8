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
    }

    private static async Task<IResult> Show(Guid id, string language, MarketingDb db, CancellationToken cancellationToken)
    {
        if (await Find(id, language, db, cancellationToken) is not { } campaign)
        {
            return TypedResults.NotFound();
        }

        // A new one begins as what there is to translate.
        var version = CampaignVersion.In(campaign).FirstOrDefault(version => version.Language == language) ?? CampaignVersion.Own(campaign);
        return Page(campaign, language, InputOf(version, campaign), new FormState());
    }

    private static async Task<IResult> Change(
        Guid id, string language, Posted<EditorForm> posted, HttpContext context, MarketingDb db, CampaignChecks checks,
            KeepPicture.Taking pictures,
        Flash flash, Here here, IStringLocalizer<CampaignText> texts, CancellationToken cancellationToken)
    {
        if (await Find(id, language, db, cancellationToken) is not { } campaign)
        {
            return TypedResults.NotFound();
        }

        var (form, state, input) = (posted.Value, posted.State, posted.Value.Input());
        if (form.Do == "drop")
        {
            CampaignVersion.Put(campaign, language, null);
            return await Saved(campaign, db, flash, here, texts["LanguageRemoved"], cancellationToken) ?? Page(campaign, language, input,
                state);
        }

        await pictures.TakeAll(context.Request, input.Blocks!, state, cancellationToken);
        if (form.Do is { } asked && asked != "save")
        {
            EditorForm.Rearrange(input.Blocks!, asked);
            return Page(campaign, language, input, state);
        }

        var version = await checks.Version(input, language, state, cancellationToken);
        if (state.IsValid && form.Version == campaign.Version)
        {
            CampaignVersion.Put(campaign, language, version);
            if (await Saved(campaign, db, flash, here, texts["Saved"], cancellationToken) is { } saved)
            {
                return saved;
            }
        }

        if (state.IsValid)
        {
            state.Add("", texts["ChangedMeanwhile"]);
        }

        return Page(campaign, language, input, state);
    }

    /// <returns>Null when somebody else was faster.</returns>
    private static async Task<IResult?> Saved(
        Campaign campaign, MarketingDb db, Flash flash, Here here, string words, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }

        flash.Success(words);
        return TypedResults.LocalRedirect(here[$"/marketing/campaigns/{campaign.Id}"]);
    }

    /// <summary>Only what can still be changed, and no version in the language that the campaign has itself.</summary>
    private static async Task<Campaign?> Find(Guid id, string language, MarketingDb db, CancellationToken cancellationToken)
        => await db.Campaigns.FirstOrDefaultAsync(campaign => campaign.Id == id, cancellationToken) is { MayBeChanged: true } campaign
            && SalonCultures.Languages.Contains(language) && language != campaign.Language ? campaign : null;

    private static CampaignInput InputOf(CampaignVersion version, Campaign campaign) => new()
    {
        Subject = version.Subject, Preheader = version.Preheader, Blocks = [.. version.Blocks.Select(BlockInput.Of)],
            Version = campaign.Version,
    };

    private static IResult Page(Campaign campaign, string language, CampaignInput input, FormState state) => Ui.Page<VersionEditor>(
        new
        {
            campaign.Id, campaign.Name, Language = language, Form = input, State = state,
            IsKnown = CampaignVersion.In(campaign).Any(version => version.Language == language),
        },
        state.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
