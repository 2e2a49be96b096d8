using System.Text.Json;
using System.Text.Json.Nodes;

namespace Platform.Marketing.Campaigns;

/// <summary>Makes a campaign and changes it: the pages with the editor, and the same for programs.</summary>
internal sealed class EditCampaign : IFeature
{
    public void Map(Doors doors)
    {
        doors.Staff.MapGet("/marketing/campaigns/new", New).Needs(Right.RunCampaigns);
        doors.Staff.MapPost("/marketing/campaigns/new", Create).Needs(Right.RunCampaigns);
        doors.Staff.MapGet("/marketing/campaigns/{id:guid}/edit", Edit).Needs(Right.RunCampaigns);
        doors.Staff.MapPost("/marketing/campaigns/{id:guid}/edit", Change).Needs(Right.RunCampaigns);
        doors.Api.MapPost("/campaigns", Post).Needs(Right.RunCampaigns)
            .WithSummary("Makes a campaign to a list, a segment or those in both; nothing is sent before it is started.");
        doors.Api.MapPatch("/campaigns/{id:guid}", Patch).Needs(Right.RunCampaigns)
            .WithSummary("Changes what is named; blocks are replaced as a whole.");
    }

    private static async Task<IResult> New(
        MarketingDb db, TenantContext salon, IStringLocalizer<CampaignText> texts, CancellationToken cancellationToken)
    {
        var lists = await db.ListsInOrder.ToListAsync(cancellationToken);
        var input = new CampaignInput { ListId = lists.FirstOrDefault()?.Id, Language = salon.Tenant.Language };
        BlockInput[] blocks = [new() { Type = CampaignBlock.Paragraphs, Text = texts["FirstWords"] }, new() { Type = CampaignBlock.Salon }];
        return await Page(null, input, blocks, new FormState(), db, StatusCodes.Status200OK, cancellationToken);
    }

    private static async Task<IResult> Edit(Guid id, MarketingDb db, CancellationToken cancellationToken)
    {
        var campaign = await db.Campaigns.AsNoTracking().FirstOrDefaultAsync(campaign => campaign.Id == id, cancellationToken);
        if (campaign is not { MayBeChanged: true })
        {
            return TypedResults.NotFound();
        }

        var input = CampaignInput.Of(campaign);
        return await Page(id, input, input.Blocks!, new FormState(), db, StatusCodes.Status200OK, cancellationToken);
    }

    private static Task<IResult> Create(
        Posted<EditorForm> posted, HttpContext context, MarketingDb db, CampaignChecks checks, KeepPicture.Taking pictures,
        TenantContext salon, Flash flash, Here here, IStringLocalizer<CampaignText> texts, CancellationToken cancellationToken)
        => FromEditor(null, posted, context, db, checks, pictures, salon, flash, here, texts, cancellationToken);

    private static async Task<IResult> Change(
        Guid id, Posted<EditorForm> posted, HttpContext context, MarketingDb db, CampaignChecks checks, KeepPicture.Taking pictures,
        TenantContext salon, Flash flash, Here here, IStringLocalizer<CampaignText> texts, CancellationToken cancellationToken)
        => await db.Campaigns.FirstOrDefaultAsync(campaign => campaign.Id == id, cancellationToken) is { MayBeChanged: true } campaign
            ? await FromEditor(campaign, posted, context, db, checks, pictures, salon, flash, here, texts, cancellationToken)
            : TypedResults.NotFound();

    /// <summary>Only "save" stores; the other buttons show the form again with the blocks in their new order and nothing lost.</summary>
    private static async Task<IResult> FromEditor(
        Campaign? campaign, Posted<EditorForm> posted, HttpContext context, MarketingDb db, CampaignChecks checks,
        KeepPicture.Taking pictures, TenantContext salon, Flash flash, Here here, IStringLocalizer<CampaignText> texts,
        CancellationToken cancellationToken)
    {
        var (form, state, blocks) = (posted.Value, posted.State, posted.Value.ReadBlocks());
        await pictures.TakeAll(context.Request, blocks, state, cancellationToken);
        if (form.Do is { } asked && asked != "save")
        {
            EditorForm.Rearrange(blocks, asked);
            return await Page(
                campaign?.Id, form, blocks, state, db,
                state.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }

        var changed = campaign ?? Draft(db.Now, salon);
        await checks.Take(form, blocks, changed, state, cancellationToken);
        var isStale = campaign is not null && form.Version != campaign.Version;
        if (state.IsValid && !isStale && await Save(campaign is null, changed, db, cancellationToken))
        {
            flash.Success(texts["Saved"]);
            return TypedResults.LocalRedirect(here[$"/marketing/campaigns/{changed.Id}"]);
        }

        var status = StatusCodes.Status422UnprocessableEntity;
        if (state.IsValid)
        {
            state.Add("", texts["ChangedMeanwhile"]);
            status = StatusCodes.Status409Conflict;
        }

        return await Page(campaign?.Id, form, blocks, state, db, status, cancellationToken);
    }

    private static async Task<IResult> Post(
        CampaignInput input, MarketingDb db, CampaignChecks checks, TenantContext salon, CampaignReading reading,
        CancellationToken cancellationToken)
    {
        var state = new FormState();
        var campaign = Draft(db.Now, salon);
        await TakeAll(input, campaign, checks, state, cancellationToken);
        if (!state.IsValid)
        {
            return ApiProblems.Invalid(state);
        }

        await Save(isNew: true, campaign, db, cancellationToken);
        return TypedResults.Created($"/api/v1/campaigns/{campaign.Id}", await reading.View(campaign, cancellationToken));
    }

    private static async Task<IResult> Patch(
        Guid id, JsonObject patch, MarketingDb db, CampaignChecks checks, CampaignReading reading, IStringLocalizer<CampaignText> texts,
        CancellationToken cancellationToken)
    {
        if (await db.Campaigns.FirstOrDefaultAsync(campaign => campaign.Id == id, cancellationToken) is not { } campaign)
        {
            return ApiProblems.NotFound();
        }

        var known = CampaignInput.Of(campaign);
        known.Version = null;
        if (MergePatch.Apply(known, patch) is not { } input)
        {
            return ApiProblems.BadRequest("The change does not fit a campaign.");
        }

        var state = new FormState();
        if (input.Version is null)
        {
            state.Add(nameof(input.Version), texts["Empty"]);
            return ApiProblems.Invalid(state);
        }

        if (input.Version != campaign.Version)
        {
            return ApiProblems.Stale(await reading.View(campaign, cancellationToken));
        }

        if (!campaign.MayBeChanged)
        {
            return ApiProblems.Conflict("A campaign that was started is not changed any more.");
        }

        await TakeAll(input, campaign, checks, state, cancellationToken);
        if (!state.IsValid)
        {
            return ApiProblems.Invalid(state);
        }

        if (await Save(isNew: false, campaign, db, cancellationToken))
        {
            return TypedResults.Ok(await reading.View(campaign, cancellationToken));
        }

        return await reading.Find(id, cancellationToken) is { } now ? ApiProblems.Stale(now) : ApiProblems.NotFound();
    }

    /// <summary>The mail of an automation has no variants: it never goes to all at once.</summary>
    private static async Task TakeAll(
        CampaignInput input, Campaign campaign, CampaignChecks checks, FormState state, CancellationToken cancellationToken)
    {
        await checks.Take(input, input.Blocks ?? [], campaign, state, cancellationToken);
        if (state.IsValid && input.Variants is { } variants && campaign.AutomationId is null)
        {
            await checks.TakeVariants(variants, campaign, state, cancellationToken);
        }
    }

    /// <returns>False when somebody else was faster.</returns>
    private static async Task<bool> Save(bool isNew, Campaign campaign, MarketingDb db, CancellationToken cancellationToken)
    {
        if (isNew)
        {
            db.Add(campaign);
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

    private static Campaign Draft(DateTime now, TenantContext salon) => new()
    {
        Name = "", Subject = "", ListId = Guid.Empty, Language = salon.Tenant.Language, Blocks = "[]", CreatedAt = now,
        CreatedBy = salon.Actor.Name,
    };

    private static async Task<IResult> Page(
        Guid? id, CampaignHead head, IReadOnlyList<BlockInput?> blocks, FormState state, MarketingDb db, int status,
        CancellationToken cancellationToken)
    {
        var lists = await db.ListsInOrder.ToListAsync(cancellationToken);
        var segments = await db.Segments.AsNoTracking().OrderBy(segment => segment.Name).ToListAsync(cancellationToken);
        var automation = await db.Campaigns.Where(campaign => campaign.Id == id).Select(campaign => campaign.AutomationId)
            .FirstOrDefaultAsync(cancellationToken);
        return Ui.Page<CampaignEditor>(
            new
            {
                Id = id, AutomationId = automation, Form = head, Blocks = blocks, State = state,
                Lists = lists.ConvertAll(list => new Choice($"{list.Id}", list.Name)),
                Segments = segments.ConvertAll(segment => new Choice($"{segment.Id}", segment.Name)),
            },
            status);
    }
}
