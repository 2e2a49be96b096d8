namespace Platform.Marketing.Campaigns;

/// <summary>
/// Writes a campaign in one more language: whoever reads that language gets these words, everybody else those of the campaign. And in
/// one more variant: these are compared with one another before most people get the better one.
/// </summary>
internal sealed class EditVersion : IFeature
{
    private const string Languages = "/marketing/campaigns/{id:guid}/languages/{language}";
    private const string Variants = "/marketing/campaigns/{id:guid}/variants/{variant}/{language}";

    public void Map(Doors doors)
    {
        foreach (var path in (string[])[Languages, Variants])
        {
            doors.Staff.MapGet(path, Show).Needs(Right.RunCampaigns);
            doors.Staff.MapPost(path, Change).Needs(Right.RunCampaigns);
            doors.Staff.MapPost(path + "/restore", Restore).Needs(Right.RunCampaigns);
        }
    }

    /// <summary>Which words these are.</summary>
    /// <param name="Variant">The letter; null for those of the campaign itself.</param>
    private sealed record Place(Campaign Campaign, string Language, string? Variant, short Number)
    {
        public CampaignVersion? Known
            => CampaignVersion.In(Campaign).FirstOrDefault(version => version.Language == Language && version.Variant == Number);

        public string Path => $"/marketing/campaigns/{Campaign.Id}/"
            + (Variant is null ? $"languages/{Language}" : $"variants/{Variant}/{Language}");
    }

    private static async Task<IResult> Show(
        Guid id, string language, string? variant, MarketingDb db, CancellationToken cancellationToken)
    {
        if (await Find(id, language, variant, db, cancellationToken) is not { } place)
        {
            return TypedResults.NotFound();
        }

        // A new one begins as what there is to translate, or to do otherwise.
        var version = place.Known ?? CampaignVersion.All(place.Campaign).FirstOrDefault(version => version.Language == language)
            ?? CampaignVersion.Own(place.Campaign);
        var form = new EditorForm { Subject = version.Subject, Preheader = version.Preheader, Version = place.Campaign.Version };
        return Page(place, form, [.. version.Blocks.Select(BlockInput.Of)], new FormState(), StatusCodes.Status200OK);
    }

    private static async Task<IResult> Change(
        Guid id, string language, string? variant, Posted<EditorForm> posted, HttpContext context, MarketingDb db,
        CampaignChecks checks, KeepPicture.Taking pictures, Flash flash, Here here, IStringLocalizer<CampaignText> texts,
        CancellationToken cancellationToken)
    {
        if (await Find(id, language, variant, db, cancellationToken) is not { } place)
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
                return Page(place, form, blocks, state, state.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
            }
        }

        var version = isDrop ? null : await checks.Version(form, blocks, language, state, cancellationToken);
        if (!state.IsValid)
        {
            return Page(place, form, blocks, state, StatusCodes.Status422UnprocessableEntity);
        }

        if (form.Version != place.Campaign.Version || !await Saved(place, version, db, cancellationToken))
        {
            state.Add("", texts["ChangedMeanwhile"]);
            return Page(place, form, blocks, state, StatusCodes.Status409Conflict);
        }

        flash.Success(
            texts[!isDrop ? "Saved" : variant is null ? "LanguageRemoved" : "VariantRemoved"],
            isDrop ? here[$"{place.Path}/restore"] : null);
        return TypedResults.LocalRedirect(here[$"/marketing/campaigns/{id}"]);
    }

    /// <summary>Nothing to bring back is nothing to say: somebody wrote it anew, or the campaign has gone.</summary>
    private static async Task<IResult> Restore(
        Guid id, string language, string? variant, MarketingDb db, Flash flash, Here here,
        IStringLocalizer<CampaignText> texts, CancellationToken cancellationToken)
    {
        var isBack = false;
        await db.SettleWithOthers(async () =>
        {
            isBack = await Find(id, language, variant, db, cancellationToken) is { Known: null } place
                && CampaignVersion.Drop(place.Campaign, language, place.Number, isDropped: false);
            if (isBack)
            {
                await db.SaveChangesAsync(cancellationToken);
            }
        });
        if (!isBack)
        {
            return TypedResults.NotFound();
        }

        flash.Success(texts[variant is null ? "LanguageRestored" : "VariantRestored"]);
        return TypedResults.LocalRedirect(here[$"/marketing/campaigns/{id}"]);
    }

    /// <param name="version">Null takes the words out.</param>
    /// <returns>False when somebody else was faster.</returns>
    private static async Task<bool> Saved(Place place, CampaignVersion? version, MarketingDb db, CancellationToken cancellationToken)
    {
        if (version is not null)
        {
            CampaignVersion.Put(place.Campaign, version with { Variant = place.Number });
        }
        else if (!CampaignVersion.Drop(place.Campaign, place.Language, place.Number, isDropped: true))
        {
            return false;
        }

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

    /// <summary>
    /// Only what can still be changed; of the campaign itself the languages that it does not have by itself, of a variant those that the
    /// campaign has. The mail of an automation has no variants: it never goes to all at once.
    /// </summary>
    private static async Task<Place?> Find(Guid id, string language, string? letter, MarketingDb db, CancellationToken cancellationToken)
    {
        var number = letter is null ? CampaignVersion.First : CampaignVersion.Numbered(letter);
        if (number is not { } variant || !SalonCultures.Languages.Contains(language)
            || await db.Campaigns.FirstOrDefaultAsync(one => one.Id == id, cancellationToken) is not { MayBeChanged: true } campaign)
        {
            return null;
        }

        var isOne = letter is null
            ? language != campaign.Language
            : variant != CampaignVersion.First && campaign.AutomationId is null
                && CampaignVersion.All(campaign).Any(version => version.Language == language);
        return isOne ? new Place(campaign, language, letter, variant) : null;
    }

    private static IResult Page(Place place, EditorForm form, IReadOnlyList<BlockInput?> blocks, FormState state, int status)
        => Ui.Page<VersionEditor>(
            new
            {
                place.Campaign.Id, place.Campaign.Name, place.Language, place.Variant, Form = form, Blocks = blocks, State = state,
                IsKnown = place.Known is not null,
            },
            status);
}
